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

import io.dataflow.DataFlow;
import io.dataflow.autoconfigure.app.UserApplication;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what the health endpoint of Spring Boot answers about DataFlow.
 */
class HealthEndpointTests {

	private static final Duration PROBE = Duration.ofSeconds(3);

	@Test
	void answerBeginsWithStatusMessageDetailsAndTime() {
		try (WebApplication application = WebApplication.start(UserApplication.class)) {
			assertThat(application.get("/health").body())
				.matches("\\{\"status\":\"UP\",\"message\":\"All components are up\\.\",\"details\":\\{.+},"
						+ "\"timestamp\":\"[-0-9T:.]+Z\",\"components\":\\{.+},\"groups\":\\[.+]}")
				.contains("\"connection_pool\":{\"status\":\"UP\",\"message\":\"")
				.contains("\"schema\":{\"status\":\"UP\",\"message\":\"The schema is what the models ask for.\"}")
				.contains("\"dataFlow\":{\"status\":\"UP\",\"components\":{")
				.contains("\"database\":{\"description\":\"The database answers.\",\"status\":\"UP\"}");
			assertThat(application.get("/health/dataFlow/database").body())
				.isEqualTo("{\"description\":\"The database answers.\",\"status\":\"UP\"}");
		}
	}

	@Test
	void contributorsOfTheApplicationCountAndShow() {
		try (WebApplication application = WebApplication.start(BrokenApplication.class)) {
			HttpResponse<String> health = application.get("/health");
			assertThat(health.statusCode()).isEqualTo(503);
			assertThat(health.body())
				.startsWith("{\"status\":\"DOWN\",\"message\":\"broken: The status is DOWN.\",\"details\":{")
				.contains("\"broken\":{\"status\":\"DOWN\"}")
				.doesNotContain("secret");
			assertThat(application.get("/ready").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void whatTheEndpointConcealsStaysConcealed() {
		try (WebApplication application = WebApplication.start(UserApplication.class,
				"management.endpoint.health.show-components=never")) {
			assertThat(application.get("/health").body()).contains("\"status\":\"UP\",\"message\":\"")
				.doesNotContain("details")
				.doesNotContain("database\":");
		}
	}

	@Test
	void mapperOfTheApplicationWritesTheSame() {
		try (WebApplication application = WebApplication.start(UserApplication.class,
				"management.endpoints.jackson.isolated-json-mapper=false")) {
			assertThat(application.get("/ready").body())
				.startsWith("{\"status\":\"UP\",\"message\":\"All components are up.\",\"details\":{");
		}
	}

	@Test
	void otherInstancesAreBelowTheirNames() {
		try (WebApplication application = WebApplication.start(TwoDatabasesApplication.class)) {
			HttpResponse<String> ready = application.get("/ready");
			assertThat(ready.statusCode()).isEqualTo(503);
			assertThat(ready.body())
				.startsWith("{\"status\":\"DOWN\",\"message\":\"reporting.schema: The schema is not ready yet.\"")
				.contains("\"schema\":{\"status\":\"UP\"")
				.contains("\"reporting.database\":{\"status\":\"UP\"");
		}
	}

	@Test
	void whenTheServerHangsReadinessIsToldInTimeAndTheApplicationLives() throws IOException {
		try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
				WebApplication application = WebApplication.start(UserApplication.class,
						"DATABASE_URL=postgresql://user:secret@127.0.0.1:" + server.getLocalPort() + "/app",
						"dataflow.schema.mode=none", "dataflow.startup.timeout=0",
						"dataflow.pool.acquire-timeout=8s")) {
			// the first request of all loads classes
			assertThat(application.get("/livez").statusCode()).isEqualTo(200);
			long start = System.nanoTime();
			HttpResponse<String> ready = application.get("/ready");
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PROBE);
			assertThat(ready.statusCode()).isEqualTo(503);
			assertThat(ready.body())
				.startsWith(
						"{\"status\":\"DOWN\",\"message\":\"database: The database did not answer within 2000 ms.\"")
				.doesNotContain("secret");
			assertThat(application.get("/health").statusCode()).isEqualTo(503);
			assertThat(application.get("/livez").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void contributorOfSpringBootCanBeSwitchedOn() {
		try (WebApplication application = WebApplication.start(UserApplication.class,
				"management.health.r2dbc.enabled=true")) {
			assertThat(application.get("/health").body()).contains("\"r2dbc\":{\"status\":\"UP\"");
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class BrokenApplication extends UserApplication {

		@Bean
		HealthIndicator brokenHealthIndicator() {
			return () -> Health.down().withDetail("password", "secret").build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoDatabasesApplication extends UserApplication {

		@Bean(defaultCandidate = false)
		DataFlow reportingDataFlow() {
			return DataFlow.builder("h2:mem:reporting").build();
		}

	}

}
