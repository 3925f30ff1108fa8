/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import io.dataflow.DataFlow;
import io.dataflow.ModelOperations;
import io.dataflow.UnknownDatabaseException;
import io.dataflow.adapter.Adapter;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.autoconfigure.collision.CollisionApplication;
import io.dataflow.autoconfigure.databases.Event;
import io.dataflow.autoconfigure.databases.Purchase;
import io.dataflow.autoconfigure.databases.ShopApplication;
import io.dataflow.error.DataFlowException;
import io.dataflow.migration.SchemaValidationException;
import io.dataflow.model.EntityModels;
import io.dataflow.pipeline.Operations;
import io.dataflow.query.Query;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.RunEvent;
import io.dataflow.workflow.RunListener;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowEngine;
import io.dataflow.workflow.WorkflowRun;
import io.r2dbc.spi.ConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NamedDatabases} and {@link NamedDatabasesLifecycle}.
 */
class NamedDatabasesTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static final String URL = "dataflow.databases.analytics.url=";

	private final ApplicationContextRunner shop = new ApplicationContextRunner()
		.withUserConfiguration(ShopApplication.class);

	private final ApplicationContextRunner contextRunner = this.shop
		.withPropertyValues(URL + "h2:mem:" + UUID.randomUUID());

	@Test
	void databaseIsAnInstanceThatIsFoundByItsName() {
		this.contextRunner.withBean(Service.class).run((context) -> {
			Service service = context.getBean(Service.class);
			assertThat(service.shop).isSameAs(context.getBean("dataFlow")).isSameAs(context.getBean(DataFlow.class));
			assertThat(service.analytics).isSameAs(context.getBean("analyticsDataFlow"));
			assertThat(service.analytics.name()).isEqualTo("analytics");
			assertThat(service.analytics.isReady()).isTrue();
			assertThat(service.analytics.models().all()).extracting((model) -> model.name()).containsExactly("Event");
			assertThat(service.shop.models().all()).extracting((model) -> model.name()).containsExactly("Purchase");
		});
	}

	@Test
	void beansOfTheDefaultDatabaseStayTheOnlyOnes() {
		this.contextRunner.run((context) -> assertThat(context).hasNotFailed()
			.hasSingleBean(ConnectionFactory.class)
			.hasSingleBean(Adapter.class)
			.hasSingleBean(Operations.class)
			.hasSingleBean(EntityModels.class)
			.hasSingleBean(WorkflowEngine.class));
	}

	@Test
	void beansOfAnEntityGoToItsDatabase() {
		this.contextRunner.withBean(Service.class).run((context) -> {
			Service service = context.getBean(Service.class);
			service.events.create(new Event("e1", "Tea"))
				.then(service.purchases.create(new Purchase("p1", "Tea")))
				.then(service.analytics.model(Event.class).count(Query.where(Map.of())))
				.as(StepVerifier::create)
				.expectNext(1L)
				.expectComplete()
				.verify(LIMIT);
			assertThat(context.getBean("eventCreateNode", NodeType.class).transactions()).contains("analytics");
			assertThat(context.getBean("purchaseCreateNode", NodeType.class).transactions()).contains("default");
		});
	}

	@Test
	void workflowGoesOverBothDatabases() {
		this.shop.withPropertyValues(URL + ":memory:").run((context) -> {
			assertThat(context.getBean("analyticsDataFlow", DataFlow.class).adapter().kind())
				.isEqualTo(DatabaseKind.SQLITE);
			Workflow workflow = Workflow.builder("w")
				.addNode("PurchaseCreateNode", "buy", Map.of("id", "p1", "title", "Tea"))
				.transaction("logging",
						(scope) -> scope.database("analytics").addNode("EventCreateNode", "log", Map.of("id", "e1")))
				.addConnection("buy", "title", "log", "name")
				.build();
			context.getBean(WorkflowEngine.class)
				.run(workflow)
				.map((run) -> String.valueOf(run.value("log", "name")))
				.as(StepVerifier::create)
				.expectNext("Tea")
				.expectComplete()
				.verify(LIMIT);
		});
	}

	@Test
	void transactionOverBothDatabasesIsRefused() {
		this.contextRunner.run((context) -> {
			Workflow workflow = Workflow.builder("w")
				.transaction("tx",
						(scope) -> scope.addNode("PurchaseCreateNode", "buy", Map.of("id", "p1", "title", "Tea"))
							.addNode("EventCreateNode", "log", Map.of("id", "e1", "name", "Tea")))
				.build();
			assertThat(context.getBean(WorkflowEngine.class).validate(workflow).errors()).singleElement()
				.satisfies((problem) -> {
					assertThat(problem.code()).isEqualTo("DF-701");
					assertThat(problem.message())
						.contains("Node 'log' (EventCreateNode) is of the database 'analytics'");
				});
		});
	}

	@Test
	void entityOfADatabaseThatIsNotConfiguredEndsTheStart() {
		this.shop
			.withPropertyValues("dataflow.databases.analitics.url=h2:mem:x", "dataflow.databases.logs.url=h2:mem:y")
			.run((context) -> assertThat(failure(context)).isInstanceOf(UnknownDatabaseException.class)
				.hasMessage("[DF-601] Entity Event is in the database 'analytics', which does not exist here.")
				.extracting(DataFlowException::action)
				.asString()
				.startsWith("Did you mean 'analitics'? Valid: default, analitics, logs."));
	}

	@Test
	void databaseThatCannotBeReachedIsNamed() {
		this.shop
			.withPropertyValues(URL + "postgresql://user:hunter2@127.0.0.1:1/nowhere", "dataflow.startup.timeout=1s")
			.run((context) -> assertThat(failure(context)).isInstanceOf(NamedDatabaseException.class)
				.hasMessageStartingWith("[DF-402] Database 'analytics': ")
				.satisfies((error) -> assertThat(error).hasStackTraceContaining("analytics"))
				.satisfies((error) -> assertThat(error.toString() + error.action()).doesNotContain("hunter2")));
	}

	@Test
	void urlThatCannotBeReadIsOfTheDatabaseThatIsNamed() {
		this.shop.withPropertyValues(URL + "oracle://user:hunter2@host/db")
			.run((context) -> assertThat(failure(context)).hasMessageStartingWith("[DF-403] Database 'analytics': ")
				.hasMessageNotContaining("hunter2"));
	}

	@Test
	void urlIsNeeded() {
		this.shop.withPropertyValues("dataflow.databases.analytics.pool.size=3")
			.run((context) -> assertThat(failure(context))
				.hasMessage("[DF-401] Database 'analytics': 'dataflow.databases.analytics.url' is not set."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "default", "my_shop", "1st" })
	void nameThatCannotBeEndsTheStart(String name) {
		this.contextRunner.withPropertyValues("dataflow.databases." + name + ".url=h2:mem:x")
			.run((context) -> assertThat(failure(context)).isInstanceOf(InvalidPropertyException.class)
				.hasMessageContaining("'" + name + "' but must be letters, digits and '-'"));
	}

	@Test
	void entitiesOfTheSameNameEndTheStart() {
		new ApplicationContextRunner().withUserConfiguration(CollisionApplication.class)
			.withPropertyValues("dataflow.databases.archive.url=h2:mem:archive")
			.run((context) -> assertThat(failure(context)).hasMessageStartingWith("[DF-602]")
				.hasMessageContaining("Sales$Item")
				.hasMessageContaining("Archive$Item"));
	}

	@Test
	void environmentVariableNamesTheDatabase() {
		this.shop
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.replace("systemEnvironment",
						new SystemEnvironmentPropertySource("systemEnvironment",
								Map.of("DATAFLOW_DATABASES_ANALYTICS_URL", "h2:mem:" + UUID.randomUUID()))))
			.run((context) -> assertThat(context.getBean("analyticsDataFlow", DataFlow.class).isReady()).isTrue());
	}

	@Test
	void schemaModeIsThatOfTheDatabaseOrElseOfTheDefault() {
		this.contextRunner.withPropertyValues("dataflow.databases.analytics.schema.mode=validate")
			.run((context) -> assertThat(failure(context)).hasMessageContaining("[DF-302] Database 'analytics': ")
				.hasCauseInstanceOf(SchemaValidationException.class));
		this.contextRunner
			.withPropertyValues("dataflow.schema.mode=none", "dataflow.databases.analytics.schema.mode=migrate")
			.run((context) -> context.getBean("analyticsDataFlow", DataFlow.class)
				.model(Event.class)
				.count(Query.where(Map.of()))
				.as(StepVerifier::create)
				.expectNext(0L)
				.expectComplete()
				.verify(LIMIT));
	}

	@Test
	void whenAListenerUsesAnEntityThereIsNoCycle() {
		this.contextRunner.withBean(Listener.class).run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void databaseIsClosedWithTheApplication() {
		DataFlow[] analytics = new DataFlow[1];
		this.contextRunner.run((context) -> analytics[0] = context.getBean("analyticsDataFlow", DataFlow.class));
		analytics[0].engine()
			.run(Workflow.builder("w").addNode("EventCountNode", "count").build())
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).hasMessageContaining("DF-503"))
			.verify(LIMIT);
	}

	@Test
	void whenTheApplicationStopsRunsInProgressStillReachTheDatabase() {
		Sinks.One<Map<String, Object>> signal = Sinks.one();
		NodeType waiting = NodeType.of("WaitingNode").output("name", String.class).run((inputs) -> signal.asMono());
		Workflow workflow = Workflow.builder("w")
			.addNode("WaitingNode", "wait")
			.addNode("EventCreateNode", "log", Map.of("id", "e1"))
			.addConnection("wait", "name", "log", "name")
			.build();
		this.contextRunner.withBean("waitingNode", NodeType.class, () -> waiting).run((context) -> {
			CompletableFuture<WorkflowRun> run = context.getBean(WorkflowEngine.class).run(workflow).toFuture();
			CompletableFuture<Void> closing = CompletableFuture.runAsync(context.getSourceApplicationContext()::close);
			signal.tryEmitValue(Map.of("name", "Tea"));
			assertThat(run).succeedsWithin(LIMIT)
				.satisfies((ended) -> assertThat(ended.value("log", "name")).isEqualTo("Tea"));
			assertThat(closing).succeedsWithin(LIMIT);
		});
	}

	@Test
	void databaseWithoutEntitiesIsStartedToo() {
		this.contextRunner.withPropertyValues("dataflow.databases.my-archive.url=h2:mem:" + UUID.randomUUID())
			.run((context) -> {
				assertThat(context.getBean("myArchiveDataFlow", DataFlow.class).isReady()).isTrue();
				assertThat(context.getBeansOfType(DataFlow.class)).containsOnlyKeys("dataFlow", "analyticsDataFlow",
						"myArchiveDataFlow");
			});
	}

	private static DataFlowException failure(AssertableApplicationContext context) {
		Throwable error = Objects.requireNonNull(context.getStartupFailure());
		while (!(error instanceof DataFlowException) && error.getCause() != null) {
			error = error.getCause();
		}
		assertThat(error).isInstanceOf(DataFlowException.class);
		return (DataFlowException) error;
	}

	static final class Service {

		private final DataFlow shop;

		private final DataFlow analytics;

		private final ModelOperations<Purchase> purchases;

		private final ModelOperations<Event> events;

		// tag::qualifier[]
		Service(DataFlow shop, @Qualifier("analytics") DataFlow analytics, ModelOperations<Purchase> purchases,
				ModelOperations<Event> events) {
			// end::qualifier[]
			this.shop = shop;
			this.analytics = analytics;
			this.purchases = purchases;
			this.events = events;
		}

	}

	static final class Listener implements RunListener {

		Listener(ModelOperations<Event> events) {
			assertThat(events).isNotNull();
		}

		@Override
		public void onEvent(RunEvent event) {
		}

	}

}
