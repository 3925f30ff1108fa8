/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import io.dataflow.ModelOperations;
import io.dataflow.autoconfigure.app.User;
import io.dataflow.autoconfigure.app.UserApplication;
import io.dataflow.query.Query;
import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import io.dataflow.testing.TestDatabase;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowEngine;
import io.dataflow.workflow.WorkflowRun;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.ResolvableType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application from the database URL to a workflow, on any database.
 */
abstract class AbstractApplicationTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	@Test
	void workflowRunsOnTheDatabaseOfTheUrl(TestDatabase database) {
		Workflow workflow = Workflow.builder("onboarding")
			.addNode("UserCreateNode", "create", Map.of("id", "u1", "name", "x'; DROP TABLE users; --"))
			.addNode("UserReadNode", "read")
			.addConnection("create", "id", "read", "id")
			.build();
		try (ConfigurableApplicationContext context = start(database.another())) {
			context.getBean(WorkflowEngine.class)
				.run(workflow)
				.map((run) -> String.valueOf(run.value("read", "name")))
				.as(StepVerifier::create)
				.expectNext("x'; DROP TABLE users; --")
				.expectComplete()
				.verify(LIMIT);
		}
	}

	@Test
	void dataOutlivesTheApplication(TestDatabase database) {
		TestDatabase other = database.another();
		try (ConfigurableApplicationContext context = start(other)) {
			users(context).create(new User("u1", "Alice", "a@example.org", 3))
				.as(StepVerifier::create)
				.expectNextCount(1)
				.expectComplete()
				.verify(LIMIT);
		}
		try (ConfigurableApplicationContext context = start(other)) {
			users(context).read("u1")
				.map(User::email)
				.as(StepVerifier::create)
				.expectNext("a@example.org")
				.expectComplete()
				.verify(LIMIT);
		}
	}

	@Test
	@Needs(Capability.SQL)
	void scriptsOfFlywayRunFirst(TestDatabase database) {
		try (ConfigurableApplicationContext context = start(database.another(),
				"--spring.flyway.locations=classpath:scripts")) {
			assertThat(context.getBean(Flyway.class).info().applied()).hasSize(1);
			users(context).list(Query.where(Map.of()))
				.map((user) -> user.name() + " " + user.age())
				.as(StepVerifier::create)
				.expectNext("Flyway 0")
				.expectComplete()
				.verify(LIMIT);
		}
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	void whenTheApplicationStopsDuringATransactionNothingIsHalfWritten(TestDatabase database) {
		TestDatabase other = database.another();
		Sinks.Empty<Void> reached = Sinks.empty();
		NodeType waiting = NodeType.of("WaitingNode").input("after", Object.class).run((inputs) -> {
			reached.tryEmitEmpty();
			return Mono.never();
		});
		Workflow workflow = Workflow.builder("half")
			.transaction("all",
					(scope) -> scope.addNode("UserCreateNode", "create", Map.of("id", "u1", "name", "Alice"))
						.addNode("WaitingNode", "wait"))
			.addConnection("create", "id", "wait", "after")
			.build();
		CompletableFuture<WorkflowRun> run;
		try (ConfigurableApplicationContext context = start(waiting, other,
				"--spring.lifecycle.timeout-per-shutdown-phase=1s")) {
			run = context.getBean(WorkflowEngine.class).run(workflow).toFuture();
			reached.asMono().as(StepVerifier::create).expectComplete().verify(LIMIT);
		}
		assertThat(run).failsWithin(LIMIT)
			.withThrowableOfType(ExecutionException.class)
			.withMessageContaining("DF-503");
		try (ConfigurableApplicationContext context = start(other)) {
			users(context).count(Query.where(Map.of()))
				.as(StepVerifier::create)
				.expectNext(0L)
				.expectComplete()
				.verify(LIMIT);
		}
	}

	private static ModelOperations<User> users(ConfigurableApplicationContext context) {
		ObjectProvider<ModelOperations<User>> users = context
			.getBeanProvider(ResolvableType.forClassWithGenerics(ModelOperations.class, User.class));
		return users.getObject();
	}

	private static ConfigurableApplicationContext start(TestDatabase database, String... arguments) {
		return start(NodeType.of("OtherNode").run((inputs) -> Mono.empty()), database, arguments);
	}

	private static ConfigurableApplicationContext start(NodeType own, TestDatabase database, String... arguments) {
		SpringApplication application = new SpringApplication(UserApplication.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.addInitializers(
				(context) -> ((GenericApplicationContext) context).registerBean("ownNode", NodeType.class, () -> own));
		String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
		all[arguments.length] = "--DATABASE_URL=" + database.url();
		// see application.properties: the URL alone decides whether it wakes up
		all[arguments.length + 1] = "--spring.autoconfigure.exclude=";
		return application.run(all);
	}

}
