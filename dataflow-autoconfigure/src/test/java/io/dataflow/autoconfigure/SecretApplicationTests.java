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
import java.util.List;
import java.util.Map;

import io.dataflow.autoconfigure.app.UserApplication;
import io.dataflow.testing.SecretScan;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests that neither the log nor the endpoints of an application show the password of its
 * database or the values of its records.
 */
class SecretApplicationTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final String URL = "h2:mem:secret-application;USER=sa;PASSWORD=" + SecretScan.TEXT;

	private static final String ORDERS = "dataflow.databases.orders.url";

	private static final String ORDERS_URL = "h2:mem:orders;USER=sa;PASSWORD=" + SecretScan.TEXT;

	private static final List<String> ENDPOINTS = List.of("health", "metrics", "metrics-json", "ready", "livez", "env",
			"configprops", "beans", "loggers", "conditions", "mappings", "info", "threaddump", "scheduledtasks", "sbom",
			"env/DATABASE_URL", "env/dataflow.database-url", "env/" + ORDERS);

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	// else Spring Boot starts logging anew, without the scan
	@BeforeEach
	void leaveLoggingAlone() {
		System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
	}

	@AfterEach
	void restoreLogging() {
		System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "DATABASE_URL", "dataflow.database-url" })
	void lifeOfAnApplicationShowsNothing(String property) throws Exception {
		try (SecretScan scan = SecretScan.open()) {
			try (ConfigurableApplicationContext context = start("--" + property + "=" + URL,
					"--" + ORDERS + "=" + ORDERS_URL, "--management.endpoints.web.exposure.include=*",
					"--management.endpoint.env.show-values=always",
					"--management.endpoint.configprops.show-values=always",
					"--management.endpoint.health.show-details=always")) {
				fail(context, scan);
				int shown = 0;
				for (String endpoint : ENDPOINTS) {
					HttpResponse<String> response = get(context, "/" + endpoint);
					scan.read(endpoint + " " + response.body());
					shown += (response.statusCode() == 200) ? 1 : 0;
				}
				assertThat(shown).as("endpoints that answer").isGreaterThan(12);
				assertThat(get(context, "/env/" + property).body()).contains("h2:mem:secret-application");
				assertThat(get(context, "/env/" + ORDERS).body()).contains("\"h2:mem:orders");
				scan.read(context.getBean(DataFlowProperties.class));
			}
			assertThat(scan.leaks()).isEmpty();
		}
	}

	private static void fail(ConfigurableApplicationContext context, SecretScan scan) {
		Workflow workflow = Workflow.builder("twice")
			.addNode("UserCreateNode", "one", Map.of("id", "u1", "name", SecretScan.TEXT, "age", SecretScan.NUMBER))
			.addNode("UserCreateNode", "two", Map.of("name", SecretScan.TEXT, "age", SecretScan.NUMBER))
			.addConnection("one", "id", "two", "id")
			.build();
		Throwable failure = catchThrowable(() -> context.getBean(WorkflowEngine.class).run(workflow).block(LIMIT));
		assertThat(failure).hasMessageContaining("DF-502");
		scan.read(failure);
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql://u:s3cr3t-7f3a91@127.0.0.1:1/d", "mysql://u:s3cr3t-7f3a91@127.0.0.1:1/d",
			"mariadb://u:s3cr3t-7f3a91@127.0.0.1:1/d", "postgresql://u:s3cr3t-7f3a91@127.0.0.1:1/d?nope=s3cr3t-7f3a91",
			"postgresql://u:s3cr3t-7f3a91@127.0.0.1:1/d?sslpassword=s3cr3t-7f3a91", "postgresql:/u:s3cr3t-7f3a91@h/d",
			"oracle://u:s3cr3t-7f3a91@h/d", "mongodb://u:s3cr3t-7f3a91@h/d" })
	void failureToStartShowsNothing(String url) {
		for (String locations : List.of("classpath:none", "classpath:scripts")) {
			try (SecretScan scan = SecretScan.open()) {
				Throwable failure = catchThrowable(
						() -> start("--DATABASE_URL=" + url, "--spring.flyway.locations=" + locations,
								"--dataflow.startup.timeout=0", "--dataflow.pool.acquire-timeout=1s")
							.close());
				assertThat(failure).isNotNull();
				scan.read(failure);
				assertThat(scan.leaks()).isEmpty();
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql:/u:s3cr3t-7f3a91@h/d", "oracle://u:s3cr3t-7f3a91@h/d" })
	void failureOfANamedDatabaseToStartShowsNothing(String url) {
		try (SecretScan scan = SecretScan.open()) {
			Throwable failure = catchThrowable(() -> start("--" + ORDERS + "=" + url).close());
			assertThat(failure).hasStackTraceContaining("Database 'orders': ");
			scan.read(failure);
			assertThat(scan.leaks()).isEmpty();
		}
	}

	@Test
	void healthOfAnUnreachableDatabaseShowsNothing() throws Exception {
		try (SecretScan scan = SecretScan.open();
				ConfigurableApplicationContext context = start(
						"--DATABASE_URL=postgresql://u:" + SecretScan.TEXT + "@127.0.0.1:1/d",
						"--dataflow.schema.mode=none", "--management.endpoint.health.show-details=always")) {
			scan.read(get(context, "/health").body());
			scan.read(get(context, "/ready").body());
			assertThat(scan.leaks()).isEmpty();
		}
	}

	private static ConfigurableApplicationContext start(String... arguments) {
		SpringApplication application = new SpringApplication(UserApplication.class);
		application.setWebApplicationType(WebApplicationType.REACTIVE);
		String[] all = Arrays.copyOf(arguments, arguments.length + 1);
		all[arguments.length] = "--server.port=0";
		return application.run(all);
	}

	private HttpResponse<String> get(ConfigurableApplicationContext context, String path) throws Exception {
		URI uri = URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path);
		return this.client.send(HttpRequest.newBuilder(uri).timeout(LIMIT).build(),
				HttpResponse.BodyHandlers.ofString());
	}

}
