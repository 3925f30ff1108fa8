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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.dataflow.autoconfigure.app.UserApplication;
import io.dataflow.observation.DefaultRunObservationConvention;
import io.dataflow.observation.Observability;
import io.dataflow.observation.RunObservationConvention;
import io.dataflow.observation.SlowQuery;
import io.dataflow.observation.SlowQueryListener;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowEngine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ObservabilityAutoConfiguration} and
 * {@link SlowQueryMetricsAutoConfiguration}.
 */
class ObservabilityAutoConfigurationTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final Workflow COUNT = Workflow.builder("count").addNode("UserCountNode", "users").build();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withUserConfiguration(UserApplication.class);

	private static void run(ApplicationContext context) {
		context.getBean(WorkflowEngine.class)
			.run(COUNT)
			.as(StepVerifier::create)
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
	}

	private static ObservationRegistry observations(MeterRegistry meters) {
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
		return registry;
	}

	@Test
	void defaultsAreThoseOfTheLibrary() {
		this.contextRunner
			.withPropertyValues("spring.autoconfigure.exclude=" + SlowQueryMetricsAutoConfiguration.class.getName())
			.run((context) -> assertThat(context.getBean(Observability.class).withRegistry(ObservationRegistry.NOOP))
				.isEqualTo(Observability.defaults()));
	}

	@Test
	void withoutRegistryBeanNothingIsObserved() {
		this.contextRunner
			.withPropertyValues("spring.autoconfigure.exclude=" + ObservationAutoConfiguration.class.getName())
			.run((context) -> assertThat(context.getBean(Observability.class).registry())
				.isSameAs(ObservationRegistry.NOOP));
	}

	@Test
	void registryBeanIsToldOfRunsNodesAndOperations() {
		SimpleMeterRegistry meters = new SimpleMeterRegistry();
		this.contextRunner.withBean(ObservationRegistry.class, () -> observations(meters)).run((context) -> {
			run(context);
			assertThat(meters.get("dataflow.run")
				.tags("workflow", "count", "outcome", "SUCCESS", "code", "none")
				.timer()
				.count()).isEqualTo(1);
			assertThat(meters.get("dataflow.node").tags("node.type", "UserCountNode", "model", "User").timer().count())
				.isEqualTo(1);
			assertThat(meters.get("dataflow.operation")
				.tags("operation", "count", "model", "User", "database", "default", "outcome", "SUCCESS", "code",
						"none")
				.timer()
				.count()).isEqualTo(1);
		});
	}

	@Test
	void conventionBeanReplacesTheNames() {
		SimpleMeterRegistry meters = new SimpleMeterRegistry();
		this.contextRunner.withBean(ObservationRegistry.class, () -> observations(meters))
			.withBean(RunObservationConvention.class, () -> new DefaultRunObservationConvention("my.runs"))
			.run((context) -> {
				run(context);
				assertThat(meters.get("my.runs").timer().count()).isEqualTo(1);
			});
	}

	@Test
	void slowQueriesAreCountedAndListenersAreTold() {
		SimpleMeterRegistry meters = new SimpleMeterRegistry();
		List<SlowQuery> slow = new CopyOnWriteArrayList<>();
		this.contextRunner.withBean(MeterRegistry.class, () -> meters)
			.withBean(SlowQueryListener.class, () -> slow::add)
			.withPropertyValues("dataflow.slow-query-threshold=1ns")
			.run((context) -> {
				run(context);
				assertThat(slow).hasSize(1);
				assertThat(meters.get("dataflow.slow.queries")
					.tags("operation", "count", "model", "User", "database", "default")
					.counter()
					.count()).isEqualTo(1);
			});
	}

	@Test
	void zeroMeansThatNothingIsSlow() {
		List<SlowQuery> slow = new CopyOnWriteArrayList<>();
		this.contextRunner.withBean(SlowQueryListener.class, () -> slow::add)
			.withPropertyValues("dataflow.slow-query-threshold=0")
			.run((context) -> {
				run(context);
				assertThat(slow).isEmpty();
			});
	}

	@Test
	void whenTheThresholdIsNegativeTheStartFails() {
		this.contextRunner.withPropertyValues("dataflow.slow-query-threshold=-1ms")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("[DF-401] 'slow-query-threshold' is PT-0.001S but must be zero or positive."));
	}

	@Test
	void whenTheApplicationDeclaresObservabilityItsOwnIsUsed() {
		Observability own = Observability.defaults().withSlowQueryThreshold(LIMIT);
		this.contextRunner.withBean(Observability.class, () -> own)
			.run((context) -> assertThat(context.getBean(Observability.class)).isSameAs(own));
	}

	@Test
	void metersAreInTheMetrics() throws Exception {
		SpringApplication application = new SpringApplication(UserApplication.class);
		application.setWebApplicationType(WebApplicationType.REACTIVE);
		try (ConfigurableApplicationContext context = application.run("--server.port=0",
				"--dataflow.slow-query-threshold=1ns")) {
			run(context);
			URI uri = URI
				.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port") + "/metrics");
			String metrics = HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(uri).timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString())
				.body();
			assertThat(metrics.lines())
				.anyMatch((line) -> line.startsWith("dataflow_run_seconds_count{")
						&& line.contains("workflow=\"count\"") && line.contains("outcome=\"SUCCESS\""))
				.anyMatch((line) -> line.startsWith("dataflow_node_seconds_count{")
						&& line.contains("node_type=\"UserCountNode\"") && line.contains("model=\"User\""))
				.anyMatch((line) -> line.startsWith("dataflow_operation_seconds_count{")
						&& line.contains("operation=\"count\"") && line.contains("database=\"default\""))
				.anyMatch((line) -> line.startsWith("dataflow_slow_queries_total{")
						&& line.contains("operation=\"count\""));
		}
	}

}
