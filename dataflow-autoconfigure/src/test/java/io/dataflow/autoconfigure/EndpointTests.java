/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;

import io.dataflow.autoconfigure.app.UserApplication;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the defaults of {@link DataFlowEnvironmentPostProcessor} in a running
 * application.
 */
class EndpointTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	@Test
	void endpointsAreAtTheirShortPaths() throws Exception {
		try (ConfigurableApplicationContext context = start(UserApplication.class)) {
			assertThat(get(context, "/health").body())
				.startsWith(
						"{\"status\":\"UP\",\"message\":\"All components are up.\",\"details\":{\"circuit_breaker\":")
				.contains("\"ping\":{\"status\":\"UP\"}");
			assertThat(get(context, "/ready").body())
				.contains("\"database\":{\"status\":\"UP\",\"message\":\"The database answers.\"}")
				.contains("\"readinessState\":{\"status\":\"UP\"}")
				.doesNotContain("r2dbc");
			assertThat(get(context, "/livez").body()).contains("\"status\":\"UP\"").doesNotContain("database");
			assertThat(get(context, "/metrics").body()).contains("r2dbc_pool_max_allocated_connections")
				.contains("dataflow_pool_checked_out{database=\"default\"}")
				.contains("30.0");
			assertThat(get(context, "/actuator/health").statusCode()).isEqualTo(404);
		}
	}

	@Test
	void pathsCanBeChanged() throws Exception {
		try (ConfigurableApplicationContext context = start(UserApplication.class, "dataflow.health.path=/status",
				"dataflow.ready.path=/able", "dataflow.metrics.path=/internal/numbers")) {
			assertThat(get(context, "/status").statusCode()).isEqualTo(200);
			assertThat(get(context, "/able").statusCode()).isEqualTo(200);
			assertThat(get(context, "/internal/numbers").statusCode()).isEqualTo(200);
			assertThat(get(context, "/health").statusCode()).isEqualTo(404);
			assertThat(get(context, "/ready").statusCode()).isEqualTo(404);
			assertThat(get(context, "/metrics").statusCode()).isEqualTo(404);
		}
	}

	@Test
	void propertiesOfSpringBootOutrankOurDefaults() throws Exception {
		try (ConfigurableApplicationContext context = start(UserApplication.class,
				"management.endpoints.web.base-path=/actuator", "management.endpoints.web.exposure.include=health",
				"management.endpoint.health.group.ready.additional-path=server:/prepared")) {
			assertThat(get(context, "/actuator/health").statusCode()).isEqualTo(200);
			assertThat(get(context, "/health").statusCode()).isEqualTo(404);
			assertThat(get(context, "/actuator/metrics").statusCode()).isEqualTo(404);
			assertThat(get(context, "/prepared").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void whenTheSchemaIsNotReadyTheApplicationIsNotReady() throws Exception {
		try (ConfigurableApplicationContext context = start(UnreadyApplication.class)) {
			HttpResponse<String> ready = get(context, "/ready");
			assertThat(ready.statusCode()).isEqualTo(503);
			assertThat(ready.body())
				.startsWith("{\"status\":\"DOWN\",\"message\":\"schema: The schema is not ready yet.\"");
			assertThat(get(context, "/health").statusCode()).isEqualTo(503);
			assertThat(get(context, "/livez").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void whenTheDatabaseIsUnreachableTheApplicationLivesButIsNotReady() throws Exception {
		try (ConfigurableApplicationContext context = start(UserApplication.class,
				"DATABASE_URL=postgresql://user:secret@127.0.0.1:1/app", "dataflow.schema.mode=none")) {
			HttpResponse<String> ready = get(context, "/ready");
			assertThat(ready.statusCode()).isEqualTo(503);
			assertThat(ready.body())
				.startsWith("{\"status\":\"DOWN\",\"message\":\"database: [DF-402] Cannot ping the database")
				.doesNotContain("secret");
			assertThat(get(context, "/livez").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void whenSomethingIsDegradedTheAnswerIsStillOk() throws Exception {
		try (ConfigurableApplicationContext context = start(DegradedApplication.class)) {
			HttpResponse<String> health = get(context, "/health");
			assertThat(health.statusCode()).isEqualTo(200);
			assertThat(health.body()).startsWith("{\"status\":\"DEGRADED\",\"message\":\"slow: ");
		}
	}

	private static ConfigurableApplicationContext start(Class<?> source, String... properties) {
		SpringApplication application = new SpringApplication(source);
		application.setWebApplicationType(WebApplicationType.REACTIVE);
		String[] arguments = Arrays.stream(properties).map((property) -> "--" + property).toArray(String[]::new);
		arguments = Arrays.copyOf(arguments, arguments.length + 1);
		arguments[arguments.length - 1] = "--server.port=0";
		return application.run(arguments);
	}

	private HttpResponse<String> get(ConfigurableApplicationContext context, String path) throws Exception {
		URI uri = URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path);
		return this.client.send(HttpRequest.newBuilder(uri).timeout(LIMIT).build(),
				HttpResponse.BodyHandlers.ofString());
	}

	@Configuration(proxyBeanMethods = false)
	static class UnreadyApplication extends UserApplication {

		@Bean
		SmartLifecycle dataFlowLifecycle() {
			return new SmartLifecycle() {

				@Override
				public void start() {
				}

				@Override
				public void stop() {
				}

				@Override
				public boolean isRunning() {
					return false;
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class DegradedApplication extends UserApplication {

		@Bean
		ReactiveHealthIndicator slowHealthIndicator() {
			return () -> Mono.just(Health.status(HealthCheckIndicator.DEGRADED).build());
		}

	}

}
