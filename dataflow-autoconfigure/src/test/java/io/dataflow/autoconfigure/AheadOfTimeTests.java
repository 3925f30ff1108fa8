/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.time.Duration;
import java.util.Map;

import io.dataflow.DataFlow;
import io.dataflow.ModelOperations;
import io.dataflow.autoconfigure.app.User;
import io.dataflow.autoconfigure.app.UserApplication;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Workflow;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.javapoet.ClassName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the beans survive the processing ahead of time.
 */
class AheadOfTimeTests {

	@Test
	@CompileWithForkedClassLoader
	void beansSurviveAheadOfTimeProcessing() {
		AnnotationConfigApplicationContext application = new AnnotationConfigApplicationContext();
		application.register(UserApplication.class);
		addProperties(application);
		TestGenerationContext generation = new TestGenerationContext(UserApplication.class);
		ClassName initializer = new ApplicationContextAotGenerator().processAheadOfTime(application, generation);
		generation.writeGeneratedContent();
		TestCompiler.forSystem().with(generation).compile((compiled) -> {
			try (GenericApplicationContext context = new GenericApplicationContext()) {
				addProperties(context);
				@SuppressWarnings("unchecked")
				ApplicationContextInitializer<GenericApplicationContext> instance = compiled
					.getInstance(ApplicationContextInitializer.class, initializer.toString());
				instance.initialize(context);
				context.refresh();
				check(context);
			}
		});
	}

	private static void addProperties(GenericApplicationContext context) {
		context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("test",
					Map.of("dataflow.workflows.locations", "classpath*:with-workflows/workflows/*.yaml")));
	}

	private static void check(GenericApplicationContext context) {
		assertThat(context.getBeanNamesForType(NodeType.class)).contains("userCreateNode", "uRLEntryListNode");
		DataFlow dataFlow = context.getBean(DataFlow.class);
		assertThat(dataFlow.engine().workflows()).extracting(Workflow::name).contains("signup");
		ModelOperations<User> users = context
			.<ModelOperations<User>>getBeanProvider(
					ResolvableType.forClassWithGenerics(ModelOperations.class, User.class))
			.getObject();
		Workflow workflow = Workflow.builder("w")
			.addNode("UserCreateNode", "create", Map.of("id", "u1", "name", "Alice"))
			.build();
		dataFlow.engine()
			.run(workflow)
			.then(users.read("u1"))
			.map(User::name)
			.as(StepVerifier::create)
			.expectNext("Alice")
			.expectComplete()
			.verify(Duration.ofSeconds(10));
	}

}
