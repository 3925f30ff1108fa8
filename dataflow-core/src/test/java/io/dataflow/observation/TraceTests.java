/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.observation;

import java.time.Duration;
import java.util.Map;

import io.dataflow.DataFlow;
import io.dataflow.model.DataFlowModel;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.Workflow;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.test.simple.SimpleSpan;
import io.micrometer.tracing.test.simple.SimpleTracer;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what a tracer makes of the observations.
 */
class TraceTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final SimpleTracer tracer = new SimpleTracer();

	@Test
	void workflowNodeAndStatementAreSpansInEachOther() {
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler(new DefaultTracingObservationHandler(this.tracer));
		DataFlow db = DataFlow.builder("h2:mem:traces").models(Thing.class).observationRegistry(registry).build();
		Workflow workflow = Workflow.builder("store").addNode("ThingCreateNode", "create", Map.of("id", "a")).build();
		db.engine()
			.run(workflow, RunOptions.none())
			.as(StepVerifier::create)
			.expectNextCount(1)
			.expectComplete()
			.verify(PATIENCE);
		db.close().block(PATIENCE);
		SimpleSpan run = span("run store");
		SimpleSpan node = span("node ThingCreateNode");
		SimpleSpan operation = span("create Thing");
		assertThat(node.getParentId()).isEqualTo(run.getSpanId());
		assertThat(operation.getParentId()).isEqualTo(node.getSpanId());
		assertThat(operation.getTraceId()).isEqualTo(run.getTraceId());
		assertThat(operation.getTags()).containsEntry("db.system.name", "h2database");
		assertThat(operation.getTags().get("db.query.text")).contains("INSERT", "\"things\"").doesNotContain("'a'");
	}

	private SimpleSpan span(String name) {
		return this.tracer.getSpans().stream().filter((span) -> name.equals(span.getName())).findFirst().orElseThrow();
	}

	@DataFlowModel
	record Thing(@Id String id) {

	}

}
