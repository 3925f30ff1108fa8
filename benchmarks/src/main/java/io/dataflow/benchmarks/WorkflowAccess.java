/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.math.BigDecimal;
import java.util.Map;

import io.dataflow.DataFlow;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowEngine;
import io.dataflow.workflow.WorkflowRun;
import reactor.core.publisher.Mono;

/**
 * DataFlow with workflows of one node, built once, whose values arrive as run inputs.
 */
final class WorkflowAccess implements ProductAccess {

	private static final BigDecimal PRICE = new BigDecimal("9.99");

	private final WorkflowEngine engine;

	private final Workflow read = Workflow.builder("read").addNode("ProductReadNode", "product").build();

	private final Workflow insert = Workflow.builder("insert").addNode("ProductCreateNode", "product").build();

	private final Workflow update = Workflow.builder("update").addNode("ProductUpdateNode", "product").build();

	WorkflowAccess(DataFlow dataFlow) {
		this.engine = dataFlow.engine();
	}

	@Override
	public Mono<WorkflowRun> read(long id) {
		return this.engine.run(this.read, RunOptions.inputs(Map.of("id", id)));
	}

	@Override
	public Mono<WorkflowRun> insert(String name, int quantity) {
		return this.engine.run(this.insert,
				RunOptions.inputs(Map.of("name", name, "price", PRICE, "quantity", quantity, "active", true)));
	}

	@Override
	public Mono<WorkflowRun> update(long id, int quantity) {
		return this.engine.run(this.update, RunOptions.inputs(Map.of("id", id, "quantity", quantity)));
	}

}
