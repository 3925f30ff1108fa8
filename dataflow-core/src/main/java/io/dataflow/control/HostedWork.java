/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowEngine;
import io.dataflow.workflow.WorkflowRun;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Work of a {@code TransactionManagerNode} that is done by another node of that type in a
 * run of its own. So the engine knows that there is work for as long as it goes on, even
 * if the first node has been cancelled, and can give it a transaction.
 *
 * @param work the work; cold; its values are not used
 */
record HostedWork(Mono<Void> work) {

	private static final String NODE = "steps";

	private static final Workflow PLAIN = Workflow.builder(TransactionManagerNode.NAME)
		.addNode(TransactionManagerNode.NAME, NODE)
		.build();

	/** What the second node must be given; it does not look at it. */
	private static final RunOptions OPTIONS = RunOptions.inputs(Map.of(NODE, Map.of("steps", List.of(NODE))))
		.timeout(Duration.ZERO);

	static @Nullable HostedWork of(ContextView context) {
		return context.getOrDefault(HostedWork.class, null);
	}

	/**
	 * Return a run that does the work.
	 */
	Mono<WorkflowRun> run(WorkflowEngine engine) {
		return run(engine, PLAIN, OPTIONS);
	}

	/**
	 * Return a workflow whose runs do work in a transaction.
	 * @param database the name of the database, or {@code null} for the usual one
	 */
	static Workflow transaction(@Nullable String database) {
		return Workflow.builder(TransactionManagerNode.NAME).transaction("transaction", (scope) -> {
			scope.addNode(TransactionManagerNode.NAME, NODE);
			if (database != null) {
				scope.database(database);
			}
		}).build();
	}

	/**
	 * Return a run that does the work in a transaction.
	 * @param transaction the workflow of the transaction
	 * @param timeout how long it may take
	 */
	Mono<WorkflowRun> run(WorkflowEngine engine, Workflow transaction, Duration timeout) {
		return run(engine, transaction, OPTIONS.timeout(timeout));
	}

	private Mono<WorkflowRun> run(WorkflowEngine engine, Workflow workflow, RunOptions options) {
		return engine.run(workflow, options).contextWrite((context) -> context.put(HostedWork.class, this));
	}

	/**
	 * Do the work, in the second node.
	 */
	Mono<Map<String, @Nullable Object>> perform() {
		return this.work.contextWrite((context) -> context.delete(HostedWork.class)).thenReturn(Map.of());
	}

}
