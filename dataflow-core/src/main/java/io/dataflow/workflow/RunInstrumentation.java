/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import reactor.core.publisher.Mono;

/**
 * Surrounds runs and their nodes, for instance with the spans of a trace. What it puts
 * into the Reactor Context of a run is in that of its nodes, and what it puts into that
 * of a node is in that of the runs which the node starts.
 * <p>
 * Implementations must be safe for use by many threads, and must subscribe to what they
 * surround once and on the thread on which somebody subscribed to them. An engine that
 * has none pays nothing for it. To be told what happens, a {@link RunListener} is
 * simpler.
 *
 * @since 0.1.0
 */
public interface RunInstrumentation {

	/**
	 * Surround a run. Only those that begin are surrounded: not what validation refuses,
	 * and not the name of a workflow that there is none of.
	 * @param <T> the type of the result
	 * @param run the run
	 * @param work the run itself, cold; fails as {@link WorkflowEngine#run} does
	 * @return the run with what surrounds it, cold
	 */
	<T> Mono<T> run(RunContext run, Mono<T> work);

	/**
	 * Surround a node, with all attempts that its settings allow. A node that is skipped
	 * is not surrounded.
	 * @param <T> the type of the result
	 * @param run the run that the node belongs to
	 * @param nodeId the id of the node
	 * @param type the type of the node
	 * @param work the node itself, cold; fails when the node fails
	 * @return the node with what surrounds it, cold
	 */
	<T> Mono<T> node(RunContext run, String nodeId, NodeType type, Mono<T> work);

}
