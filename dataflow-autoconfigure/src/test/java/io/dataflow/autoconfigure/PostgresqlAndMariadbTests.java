/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.dataflow.DataFlow;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.autoconfigure.databases.Event;
import io.dataflow.autoconfigure.databases.Purchase;
import io.dataflow.autoconfigure.databases.ShopApplication;
import io.dataflow.query.Query;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;
import io.dataflow.testing.OtherDatabase;
import io.dataflow.testing.TestDatabase;
import io.dataflow.workflow.Problem;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowEngine;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that one application works on two servers of different kinds.
 */
@DatabaseTest(DatabaseName.POSTGRESQL)
class PostgresqlAndMariadbTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	@Test
	void workflowGoesOverBothServers(TestDatabase postgresql,
			@OtherDatabase(DatabaseName.MARIADB) TestDatabase mariadb) {
		Workflow workflow = Workflow.builder("w")
			.transaction("buying",
					(scope) -> scope.addNode("PurchaseCreateNode", "buy", Map.of("id", "p1", "title", "Tea")))
			.transaction("logging",
					(scope) -> scope.database("analytics").addNode("EventCreateNode", "log", Map.of("id", "e1")))
			.addConnection("buy", "title", "log", "name")
			.build();
		try (ConfigurableApplicationContext context = start(postgresql, mariadb)) {
			DataFlow analytics = context.getBean("analyticsDataFlow", DataFlow.class);
			assertThat(analytics.adapter().kind()).isEqualTo(DatabaseKind.MARIADB);
			context.getBean(WorkflowEngine.class)
				.run(workflow)
				.then(analytics.model(Event.class).read("e1"))
				.map(Event::name)
				.as(StepVerifier::create)
				.expectNext("Tea")
				.expectComplete()
				.verify(LIMIT);
		}
	}

	@Test
	void transactionOverBothServersIsRefusedAndASagaIsUndone(TestDatabase postgresql,
			@OtherDatabase(DatabaseName.MARIADB) TestDatabase mariadb) {
		Map<String, Object> buy = Map.of("node", "PurchaseCreateNode", "params", Map.of("id", "p2", "title", "Tea"),
				"compensation", "PurchaseDeleteNode");
		Map<String, Object> log = Map.of("node", "EventReadNode", "params",
				Map.of("id", "nobody", "raise_on_not_found", true));
		try (ConfigurableApplicationContext context = start(postgresql.another(), mariadb.another())) {
			WorkflowEngine engine = context.getBean(WorkflowEngine.class);
			assertThat(engine.validate(steps("two_phase_commit", List.of(buy, log))).errors()).extracting(Problem::code)
				.contains("DF-701");
			engine.run(steps("saga", List.of(buy, log))).as(StepVerifier::create).expectError().verify(LIMIT);
			context.getBean(DataFlow.class)
				.model(Purchase.class)
				.count(Query.where(Map.of()))
				.as(StepVerifier::create)
				.expectNext(0L)
				.expectComplete()
				.verify(LIMIT);
		}
	}

	private static Workflow steps(String type, List<Map<String, Object>> steps) {
		return Workflow.builder("w")
			.addNode("TransactionManagerNode", "both",
					Map.of("transaction_type", type, "retry_attempts", 0, "steps", steps))
			.build();
	}

	private static ConfigurableApplicationContext start(TestDatabase first, TestDatabase second) {
		SpringApplication application = new SpringApplication(ShopApplication.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		return application.run("--DATABASE_URL=" + first.url(), "--dataflow.databases.analytics.url=" + second.url(),
				"--dataflow.databases.analytics.pool.size=2");
	}

}
