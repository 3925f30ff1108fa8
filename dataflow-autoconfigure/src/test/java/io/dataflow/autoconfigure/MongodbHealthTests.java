/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import io.dataflow.DataFlow;
import io.dataflow.autoconfigure.app.UserApplication;
import io.dataflow.autoconfigure.databases.Event;
import io.dataflow.autoconfigure.databases.ShopApplication;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;
import io.dataflow.testing.FaultyProxy;
import io.dataflow.testing.TestDatabase;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowEngine;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what a web application tells of MongoDB, and how soon.
 */
@DatabaseTest(DatabaseName.MONGODB)
class MongodbHealthTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final Duration PROBE = Duration.ofSeconds(3);

	/** See {@code application.properties}. */
	private static final String WITH_MONGODB = "spring.autoconfigure.exclude=";

	@Test
	void healthAndMetersAreThoseOfOtherDatabases(TestDatabase database) {
		try (WebApplication application = WebApplication.start(UserApplication.class, WITH_MONGODB,
				"DATABASE_URL=" + database.another().url(), "dataflow.pool.size=3")) {
			HttpResponse<String> ready = application.get("/ready");
			assertThat(ready.statusCode()).isEqualTo(200);
			assertThat(ready.body()).contains("\"database\":{\"status\":\"UP\",\"message\":\"The database answers.\"}")
				.contains("\"schema\":{\"status\":\"UP\"");
			assertThat(application.get("/health").body()).doesNotContain("\"mongo\"").doesNotContain("\"r2dbc\"");
			assertThat(application.get("/metrics").body().lines()).contains(
					"dataflow_pool_size{database=\"default\"} 3.0",
					"dataflow_circuit_breaker_state{database=\"default\",state=\"closed\"} 1.0");
		}
	}

	@Test
	void readinessFollowsTheServer(TestDatabase database) {
		String url = database.another().url();
		try (FaultyProxy proxy = FaultyProxy.before(url);
				WebApplication application = WebApplication.start(UserApplication.class, WITH_MONGODB,
						"DATABASE_URL=" + proxy.url(url))) {
			assertThat(application.get("/ready").statusCode()).isEqualTo(200);
			proxy.shut();
			expectNotReady(application, "/ready");
			expectNotReady(application, "/health");
			assertThat(application.get("/livez").statusCode()).isEqualTo(200);
			proxy.open();
			Awaitility.await().atMost(LIMIT).until(() -> application.get("/ready").statusCode() == 200);
		}
	}

	@Test
	void serverThatHangsDelaysNobody() throws IOException {
		try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
				WebApplication application = WebApplication.start(UserApplication.class, WITH_MONGODB,
						"DATABASE_URL=mongodb://user:secret@127.0.0.1:" + server.getLocalPort() + "/app",
						"dataflow.schema.mode=none", "dataflow.startup.timeout=0")) {
			expectNotReady(application, "/ready");
			expectNotReady(application, "/health");
			assertThat(application.get("/livez").statusCode()).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "org.springframework.boot.mongodb.autoconfigure.MongoReactiveAutoConfiguration" })
	void databaseBesideTheDefaultOneMayBeOfMongodb(String excluded, TestDatabase database) {
		try (WebApplication application = WebApplication.start(ShopApplication.class, WITH_MONGODB + excluded,
				"DATABASE_URL=h2:mem:" + UUID.randomUUID(),
				"dataflow.databases.analytics.url=" + database.another().url(),
				"dataflow.databases.analytics.pool.size=2")) {
			DataFlow analytics = application.bean("analyticsDataFlow", DataFlow.class);
			application.bean(WorkflowEngine.class)
				.run(Workflow.builder("w")
					.addNode("PurchaseCreateNode", "buy", Map.of("id", "p1", "title", "Tea"))
					.addNode("EventCreateNode", "log", Map.of("id", "e1"))
					.addConnection("buy", "title", "log", "name")
					.build())
				.then(analytics.model(Event.class).read("e1"))
				.map(Event::name)
				.as(StepVerifier::create)
				.expectNext("Tea")
				.expectComplete()
				.verify(LIMIT);
			assertThat(application.get("/ready").body()).contains("\"analytics.database\":{\"status\":\"UP\"");
			assertThat(application.get("/metrics").body().lines())
				.contains("dataflow_pool_size{database=\"analytics\"} 2.0");
		}
	}

	private static void expectNotReady(WebApplication application, String path) {
		long start = System.nanoTime();
		HttpResponse<String> answer = application.get(path);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).as(path).isLessThan(PROBE);
		assertThat(answer.statusCode()).isEqualTo(503);
		assertThat(answer.body()).startsWith("{\"status\":\"DOWN\",\"message\":\"")
			.contains("database: ")
			.doesNotContain("secret");
	}

}
