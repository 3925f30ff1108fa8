/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.dataflow.autoconfigure.app.UserApplication;
import io.dataflow.definition.InvalidDefinitionException;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.test.StepVerifier;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

/**
 * Tests for {@link WorkflowFiles}.
 */
@ExtendWith(OutputCaptureExtension.class)
class WorkflowFilesTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withUserConfiguration(UserApplication.class);

	@Test
	void filesBelowWorkflowsRunByTheirNames() throws IOException {
		URL[] folder = { Path.of("src/test/resources/with-workflows/").toUri().toURL() };
		try (URLClassLoader application = new URLClassLoader(folder, getClass().getClassLoader())) {
			this.contextRunner.withClassLoader(application)
				.run((context) -> context.getBean(WorkflowEngine.class)
					.run("signup", RunOptions.inputs(Map.of("name", "Alice")))
					.as(StepVerifier::create)
					.assertNext(
							(run) -> assertThat(run.result("list")).extracting("records").asInstanceOf(LIST).hasSize(1))
					.expectComplete()
					.verify(LIMIT));
		}
	}

	@Test
	void locationsReplaceTheDefault() {
		this.contextRunner
			.withPropertyValues("dataflow.workflows.locations=classpath:workflow-files/*.yml,classpath:none/*.yaml")
			.run((context) -> assertThat(context.getBean(WorkflowEngine.class).workflows()).extracting(Workflow::name)
				.containsExactly("count"));
	}

	@Test
	void locationsMayBeAList() {
		this.contextRunner
			.withPropertyValues("dataflow.workflows.locations[0]=classpath:workflow-files/*.yml",
					"dataflow.workflows.locations[1]=file:src/test/resources/workflow-files/read.json",
					"dataflow.workflows.locations[2]=classpath:workflow-files/read.json")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(DuplicateWorkflowException.class));
		this.contextRunner
			.withPropertyValues("dataflow.workflows.locations[0]=classpath:workflow-files/*.yml",
					"dataflow.workflows.locations[1]=file:src/test/resources/workflow-files/read.json")
			.run((context) -> assertThat(context.getBean(WorkflowEngine.class).workflows()).extracting(Workflow::name)
				.containsExactlyInAnyOrder("count", "read"));
	}

	@Test
	void filesThatCannotBeReadAreReportedTogether(CapturedOutput output) {
		start("--dataflow.workflows.locations=classpath:workflow-broken/*.yaml");
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("[DF-802] Workflow definitions have 2 problems:")
			.contains("workflow-broken/first.yaml:3:34: [DF-110] Node 'create' has no 'parms'. Did you mean 'params'?")
			.containsPattern("workflow-broken/second.yaml:\\d+:\\d+: \\[DF-802\\] This is not YAML");
	}

	@Test
	void filesThatDoNotFitTheNodeTypesAreReportedTogether(CapturedOutput output) {
		start("--dataflow.workflows.locations=classpath:workflow-unfit/*.yaml");
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("[DF-805] Workflow definitions have 3 problems:")
			.contains("workflow-unfit/unfit.yaml:3:18: [DF-701] Node 'create' has the type 'UserCreatNode'")
			.contains("Did you mean 'UserCreateNode'?")
			.contains("workflow-unfit/unfit.yaml:7:7: [DF-102]")
			.contains("workflow-unfit/unfit.yaml:9:5: [DF-202]");
	}

	@Test
	void whenNamesAreTakenTwiceBothSourcesAreNamed() {
		Workflow bean = Workflow.builder("shouting").addNode("UserCountNode", "count").build();
		this.contextRunner.withBean("shoutingBean", Workflow.class, () -> bean)
			.withPropertyValues("dataflow.workflows.locations=classpath:workflow-twice/*.yaml")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(DuplicateWorkflowException.class)
				.hasMessageStartingWith("[DF-801] Workflows have the same name: 'shouting' is declared by the bean "
						+ "'shoutingBean' and by ")
				.hasMessageContaining("workflow-twice/a.yaml:1:1 and by ")
				.hasMessageEndingWith("workflow-twice/b.yaml:1:1."));
	}

	@Test
	void whenAFileIsMissingTheStartFails() {
		this.contextRunner.withPropertyValues("dataflow.workflows.locations=classpath:workflow-files/none.yaml")
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining("[DF-401] Workflows cannot be read from "
						+ "'class path resource [workflow-files/none.yaml]'"));
	}

	@Test
	void errorsAreThoseOfTheLibrary() {
		this.contextRunner.withPropertyValues("dataflow.workflows.locations=classpath:workflow-broken/*.yaml")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidDefinitionException.class,
						(error) -> assertThat(error.problems()).hasSize(2)));
	}

	@Test
	void filesAreKeptInANativeImage() {
		RuntimeHints hints = new RuntimeHints();
		new WorkflowFileHints().registerHints(hints, null);
		assertThat(RuntimeHintsPredicates.resource().forResource("workflows/signup.yaml")).accepts(hints);
		assertThat(RuntimeHintsPredicates.resource().forResource("workflows/a.json")).accepts(hints);
	}

	private static void start(String argument) {
		SpringApplication application = new SpringApplication(UserApplication.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		assertThatException().isThrownBy(() -> application.run(argument));
	}

}
