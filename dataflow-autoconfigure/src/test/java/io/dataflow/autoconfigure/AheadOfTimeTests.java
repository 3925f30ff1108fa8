/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.dataflow.DataFlow;
import io.dataflow.ModelOperations;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.autoconfigure.app.User;
import io.dataflow.autoconfigure.app.UserApplication;
import io.dataflow.autoconfigure.databases.Event;
import io.dataflow.autoconfigure.databases.ShopApplication;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowEngine;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
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
		run(UserApplication.class, Map.of(), AheadOfTimeTests::check);
	}

	@Test
	@CompileWithForkedClassLoader
	void databaseThatIsConfiguredOnlyAtRunTimeIsThere() {
		run(ShopApplication.class, Map.of("dataflow.databases.analytics.url", "h2:mem:ahead-of-time"), (context) -> {
			DataFlow analytics = BeanFactoryAnnotationUtils.qualifiedBeanOfType(context.getBeanFactory(),
					DataFlow.class, "analytics");
			assertThat(analytics.isReady()).isTrue();
			assertThat(context.getBean(DataFlow.class)).isSameAs(context.getBean("dataFlow"));
			context.getBean(WorkflowEngine.class)
				.run(Workflow.builder("w").addNode("EventCreateNode", "log", Map.of("id", "e1", "name", "Tea")).build())
				.then(analytics.model(Event.class).read("e1"))
				.map(Event::name)
				.as(StepVerifier::create)
				.expectNext("Tea")
				.expectComplete()
				.verify(Duration.ofSeconds(10));
		});
	}

	@Test
	@CompileWithForkedClassLoader
	void beansOfMongodbSurviveToo() {
		MongoServer server = new MongoServer(new MemoryBackend());
		server.bind("127.0.0.1", 0);
		try {
			run(UserApplication.class,
					Map.of("DATABASE_URL", "mongodb://127.0.0.1:" + server.getLocalAddress().getPort() + "/ahead"),
					(context) -> {
						assertThat(context.getBean(DataFlow.class).adapter().kind()).isEqualTo(DatabaseKind.MONGODB);
						users(context).create(new User("u1", "Alice", null, 1))
							.then(users(context).read("u1"))
							.map(User::name)
							.as(StepVerifier::create)
							.expectNext("Alice")
							.expectComplete()
							.verify(Duration.ofSeconds(10));
					});
		}
		finally {
			server.shutdownNow();
		}
	}

	private static void run(Class<?> type, Map<String, Object> properties, Consumer<GenericApplicationContext> check) {
		AnnotationConfigApplicationContext application = new AnnotationConfigApplicationContext();
		application.register(type);
		// conditions are decided here: the kind of database is that of the build
		addProperties(application, properties.containsKey("DATABASE_URL")
				? Map.of("DATABASE_URL", "mongodb://localhost/build") : Map.of());
		TestGenerationContext generation = new TestGenerationContext(type);
		ClassName initializer = new ApplicationContextAotGenerator().processAheadOfTime(application, generation);
		generation.writeGeneratedContent();
		TestCompiler.forSystem().with(generation).compile((compiled) -> {
			try (GenericApplicationContext context = new GenericApplicationContext()) {
				addProperties(context, properties);
				@SuppressWarnings("unchecked")
				ApplicationContextInitializer<GenericApplicationContext> instance = compiled
					.getInstance(ApplicationContextInitializer.class, initializer.toString());
				instance.initialize(context);
				context.refresh();
				check.accept(context);
			}
		});
	}

	private static void addProperties(GenericApplicationContext context, Map<String, Object> more) {
		Map<String, Object> properties = new HashMap<>(more);
		// the workflows of the tests are of the application with users
		properties.put("dataflow.workflows.locations",
				(more.isEmpty()) ? "classpath*:with-workflows/workflows/*.yaml" : "classpath*:none/*.yaml");
		if (more.containsKey("DATABASE_URL")) {
			// see application.properties
			properties.put("spring.autoconfigure.exclude", "");
		}
		context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
	}

	private static void check(GenericApplicationContext context) {
		assertThat(context.getBeanNamesForType(NodeType.class)).contains("userCreateNode", "uRLEntryListNode");
		DataFlow dataFlow = context.getBean(DataFlow.class);
		assertThat(dataFlow.engine().workflows()).extracting(Workflow::name).contains("signup");
		Workflow workflow = Workflow.builder("w")
			.addNode("UserCreateNode", "create", Map.of("id", "u1", "name", "Alice"))
			.build();
		dataFlow.engine()
			.run(workflow)
			.then(users(context).read("u1"))
			.map(User::name)
			.as(StepVerifier::create)
			.expectNext("Alice")
			.expectComplete()
			.verify(Duration.ofSeconds(10));
	}

	private static ModelOperations<User> users(GenericApplicationContext context) {
		return context
			.<ModelOperations<User>>getBeanProvider(
					ResolvableType.forClassWithGenerics(ModelOperations.class, User.class))
			.getObject();
	}

}
