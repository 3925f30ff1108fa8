/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.time.Duration;
import java.util.Map;

import io.dataflow.autoconfigure.app.UserApplication;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Problem;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowEngine;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class TemplateVariableTests {

	private static final Workflow GREETING = Workflow.builder("greeting")
		.addNode("EchoNode", "echo", Map.of("text", "{{ env.SHOP_NAME }}"))
		.build();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withUserConfiguration(UserApplication.class)
		.withPropertyValues("SHOP_NAME=Tea")
		.withBean("echoNode", NodeType.class,
				() -> NodeType.of("EchoNode").input("text", String.class).output("text", String.class).run(Mono::just));

	@Test
	void variableThatIsAllowedIsFilledIn() {
		this.runner.withPropertyValues("dataflow.execution.template-variables=SHOP_NAME,NOT_SET")
			.run((context) -> context.getBean(WorkflowEngine.class)
				.run(GREETING)
				.map((run) -> String.valueOf(run.value("echo", "text")))
				.as(StepVerifier::create)
				.expectNext("Tea")
				.expectComplete()
				.verify(Duration.ofSeconds(10)));
	}

	@Test
	void variableThatIsNotAllowedIsRefused() {
		this.runner.run((context) -> assertThat(context.getBean(WorkflowEngine.class).validate(GREETING).errors())
			.singleElement()
			.satisfies((problem) -> {
				assertThat(problem.code()).isEqualTo("DF-401");
				assertThat(problem).extracting(Problem::message, Problem::action)
					.asString()
					.contains("'SHOP_NAME'", "dataflow.execution.template-variables")
					.doesNotContain("Tea");
			}));
	}

}
