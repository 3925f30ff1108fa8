/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.dataflow.DataFlow;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowEngine;
import io.dataflow.workflow.WorkflowRun;
import reactor.core.publisher.Mono;

/**
 * Readings through workflows of one node.
 */
final class MongoWorkflowAccess implements ProductAccess {

	private static final BigDecimal PRICE = new BigDecimal("9.99");

	private final WorkflowEngine engine;

	private final Workflow read = Workflow.builder("read").addNode("ReadingReadNode", "reading").build();

	private final Workflow insert = Workflow.builder("insert").addNode("ReadingCreateNode", "reading").build();

	private final Workflow update = Workflow.builder("update").addNode("ReadingUpdateNode", "reading").build();

	private final AtomicLong last = new AtomicLong(3_000_000_000L);

	MongoWorkflowAccess(DataFlow dataFlow) {
		this.engine = dataFlow.engine();
	}

	@Override
	public Mono<WorkflowRun> read(long id) {
		return this.engine.run(this.read, RunOptions.inputs(Map.of("id", id)));
	}

	@Override
	public Mono<WorkflowRun> insert(String name, int quantity) {
		return this.engine.run(this.insert, RunOptions
			.inputs(Map.of("id", this.last.incrementAndGet(), "name", name, "price", PRICE, "quantity", quantity)));
	}

	@Override
	public Mono<WorkflowRun> update(long id, int quantity) {
		return this.engine.run(this.update, RunOptions.inputs(Map.of("id", id, "quantity", quantity)));
	}

}
