/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dataflow.error.DataFlowException;
import io.dataflow.workflow.NodeTypeBuilder;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A node that works on the table that its input {@code table_name} names. One that has no
 * state can also be generated for an entity.
 */
interface TableNode {

	String name();

	/**
	 * Return the inputs beside those that say which table is meant.
	 */
	List<Port> ports();

	/**
	 * Declare the outputs and describe the node.
	 */
	NodeTypeBuilder declare(NodeTypeBuilder builder);

	/**
	 * Judge the parameters before a run, as
	 * {@link io.dataflow.workflow.ParameterCheck#check} does.
	 */
	List<? extends DataFlowException> check(EntityContext context, NodeInputs inputs, Set<String> arriving);

	Mono<Map<String, @Nullable Object>> run(EntityContext context, NodeInputs inputs);

}
