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
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;

import io.dataflow.DataFlow;
import io.dataflow.autoconfigure.databases.Event;
import io.dataflow.autoconfigure.databases.ShopApplication;
import io.dataflow.query.Query;
import io.dataflow.resilience.ResilienceStatus;
import io.dataflow.resilience.ResilienceStatus.State;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what a web application tells of a database beside the default one.
 */
class NamedDatabasesApplicationTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static final Duration PROBE = Duration.ofMillis(3500);

	private static final String URL = "dataflow.databases.analytics.url=";

	private static final String NOBODY = "postgresql://user:secret@127.0.0.1:1/nowhere";

	@Test
	void metersAndHealthAreOfEachDatabase() {
		try (WebApplication application = WebApplication.start(ShopApplication.class,
				URL + "h2:mem:" + UUID.randomUUID(), "dataflow.databases.analytics.pool.size=3")) {
			assertThat(application.get("/metrics").body().lines()).contains(
					"dataflow_pool_size{database=\"analytics\"} 3.0", "dataflow_pool_size{database=\"default\"} 10.0",
					"dataflow_circuit_breaker_state{database=\"analytics\",state=\"closed\"} 1.0",
					"dataflow_circuit_breaker_state{database=\"default\",state=\"closed\"} 1.0");
			HttpResponse<String> ready = application.get("/ready");
			assertThat(ready.statusCode()).isEqualTo(200);
			assertThat(ready.body())
				.contains("\"analytics.database\":{\"status\":\"UP\",\"message\":\"The database answers.\"}")
				.contains("\"analytics.schema\":{\"status\":\"UP\"")
				.contains("\"database\":{\"status\":\"UP\",\"message\":\"The database answers.\"}");
		}
	}

	@Test
	void retryPropertiesAreOfEachDatabase() {
		try (WebApplication application = start(NOBODY, "dataflow.retry.max-attempts=4", "dataflow.retry.base-delay=1",
				"dataflow.circuit-breaker.enabled=false")) {
			DataFlow analytics = application.bean("analyticsDataFlow", DataFlow.class);
			long before = analytics.resilience().status().totalAttempts();
			fail(analytics);
			ResilienceStatus status = analytics.resilience().status();
			assertThat(status.totalAttempts() - before).isEqualTo(4);
			fail(analytics);
			fail(analytics);
			assertThat(analytics.resilience().status().state()).isEqualTo(State.CLOSED);
		}
	}

	@Test
	void circuitBreakerIsOfOneDatabase() {
		try (WebApplication application = start(NOBODY, "dataflow.retry.max-attempts=1",
				"dataflow.circuit-breaker.failure-threshold=2")) {
			DataFlow analytics = application.bean("analyticsDataFlow", DataFlow.class);
			fail(analytics);
			assertThat(analytics.resilience().status().state()).isEqualTo(State.CLOSED);
			fail(analytics);
			assertThat(application.get("/metrics").body().lines()).contains(
					"dataflow_circuit_breaker_state{database=\"analytics\",state=\"open\"} 1.0",
					"dataflow_circuit_breaker_state{database=\"analytics\",state=\"closed\"} 0.0",
					"dataflow_circuit_breaker_state{database=\"default\",state=\"closed\"} 1.0");
			assertThat(application.get("/health").body()).contains("\"analytics.circuit_breaker\":{\"status\":\"D");
		}
	}

	@Test
	void whenItsServerHangsReadinessNamesItInTime() throws IOException {
		try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
				WebApplication application = start(
						"postgresql://user:secret@127.0.0.1:" + server.getLocalPort() + "/analytics",
						"dataflow.databases.analytics.pool.acquire-timeout=8s")) {
			long start = System.nanoTime();
			HttpResponse<String> ready = application.get("/ready");
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PROBE);
			assertThat(ready.statusCode()).isEqualTo(503);
			assertThat(ready.body())
				.startsWith("{\"status\":\"DOWN\",\"message\":\"analytics.database: "
						+ "The database did not answer within 2000 ms.\"")
				.contains("\"database\":{\"status\":\"UP\",\"message\":\"The database answers.\"}")
				.doesNotContain("secret");
			assertThat(application.get("/livez").statusCode()).isEqualTo(200);
		}
	}

	/**
	 * An application that does not wait for its database.
	 */
	private static WebApplication start(String url, String... properties) {
		return WebApplication.start(ShopApplication.class,
				Stream
					.concat(Stream.of(URL + url, "dataflow.databases.analytics.schema.mode=none",
							"dataflow.startup.timeout=0"), Arrays.stream(properties))
					.toArray(String[]::new));
	}

	private static void fail(DataFlow dataFlow) {
		dataFlow.model(Event.class)
			.count(Query.all())
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).hasMessageContaining("DF-402"))
			.verify(LIMIT);
	}

}
