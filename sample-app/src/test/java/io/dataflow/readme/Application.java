/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.readme;

// tag::application[]
import java.util.Map;

import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowEngine;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class Application {

	public static void main(String[] arguments) {
		SpringApplication.run(Application.class, arguments);
	}

	@Bean
	Workflow onboarding() {
		return Workflow.builder("onboarding")
			.addNode("UserCreateNode", "create", Map.of("name", "Alice"))
			.addNode("UserReadNode", "read")
			.addConnection("create", "id", "read", "id")
			.build();
	}

	@Bean
	ApplicationRunner run(WorkflowEngine engine) {
		return (arguments) -> engine.run("onboarding", RunOptions.none())
			.doOnNext((run) -> System.out.println(run.result("read")))
			.block();
	}

}
// end::application[]
