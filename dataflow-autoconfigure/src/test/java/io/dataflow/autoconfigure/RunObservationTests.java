/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.dataflow.autoconfigure.app.UserApplication;
import io.dataflow.workflow.RunEvent;
import io.dataflow.workflow.RunListener;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowEngine;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what {@link DataFlowAutoConfiguration} does for those who watch runs.
 */
class RunObservationTests {

	private static final Workflow COUNT = Workflow.builder("count").addNode("UserCountNode", "users").build();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withUserConfiguration(UserApplication.class);

	@Test
	void listenerBeansAreToldOfRuns() {
		List<RunEvent> events = new CopyOnWriteArrayList<>();
		this.contextRunner.withBean(RunListener.class, () -> events::add).run((context) -> {
			run(context.getBean(WorkflowEngine.class));
			assertThat(events).hasSize(4).last().isInstanceOf(RunEvent.RunCompleted.class);
		});
	}

	@Test
	void runsAreRemembered() {
		this.contextRunner.run((context) -> {
			WorkflowEngine engine = context.getBean(WorkflowEngine.class);
			run(engine);
			assertThat(engine.history().recent()).hasSize(1);
		});
	}

	@Test
	void historyHasTheSizeOfTheProperty() {
		this.contextRunner.withPropertyValues("dataflow.execution.history-size=0").run((context) -> {
			WorkflowEngine engine = context.getBean(WorkflowEngine.class);
			run(engine);
			assertThat(engine.history().recent()).isEmpty();
		});
	}

	@Test
	void whenHistorySizeIsNegativeTheStartFails() {
		this.contextRunner.withPropertyValues("dataflow.execution.history-size=-1")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("[DF-401] 'dataflow.execution.history-size' is '-1' but must be zero or positive."));
	}

	private static void run(WorkflowEngine engine) {
		engine.run(COUNT, RunOptions.none())
			.as(StepVerifier::create)
			.expectNextCount(1)
			.expectComplete()
			.verify(Duration.ofSeconds(10));
	}

}
