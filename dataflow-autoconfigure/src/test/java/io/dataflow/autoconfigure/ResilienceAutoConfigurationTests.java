/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.time.Duration;
import java.util.Locale;

import io.dataflow.DataFlow;
import io.dataflow.adapter.Adapter;
import io.dataflow.autoconfigure.app.User;
import io.dataflow.autoconfigure.app.UserApplication;
import io.dataflow.query.Query;
import io.dataflow.resilience.CircuitBreakerSettings;
import io.dataflow.resilience.InvalidResilienceSettingException;
import io.dataflow.resilience.Resilience;
import io.dataflow.resilience.ResilienceStatus.State;
import io.dataflow.resilience.RetrySettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the beans and meters of repetition and circuit breaker.
 */
class ResilienceAutoConfigurationTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withUserConfiguration(UserApplication.class);

	@Test
	void operationsPassTheBeanOfTheInstance() {
		this.contextRunner.run((context) -> {
			DataFlow dataFlow = context.getBean(DataFlow.class);
			dataFlow.model(User.class).count(Query.all()).block(LIMIT);
			assertThat(dataFlow.resilience()).isSameAs(context.getBean(Resilience.class));
			assertThat(dataFlow.resilience().status().totalAttempts()).isOne();
		});
	}

	@Test
	void propertiesBecomeSettings() {
		this.contextRunner
			.withPropertyValues("dataflow.retry.max-attempts=7", "dataflow.retry.base-delay=20",
					"dataflow.retry.max-delay=3s", "dataflow.retry.multiplier=1.5", "dataflow.retry.jitter=0.25",
					"dataflow.circuit-breaker.enabled=false", "dataflow.circuit-breaker.failure-threshold=8",
					"dataflow.circuit-breaker.success-threshold=4", "dataflow.circuit-breaker.timeout=90")
			.run((context) -> {
				DataFlowProperties properties = Binder.get(context.getEnvironment())
					.bind("dataflow", Bindable.of(DataFlowProperties.class))
					.get();
				assertThat(properties.retry().settings())
					.isEqualTo(new RetrySettings(7, Duration.ofMillis(20), Duration.ofSeconds(3), 1.5, 0.25));
				assertThat(properties.circuitBreaker().settings())
					.isEqualTo(new CircuitBreakerSettings(false, 8, 4, Duration.ofSeconds(90)));
			});
	}

	@ParameterizedTest
	@CsvSource({ "retry.max-attempts, 0", "retry.jitter, 2", "circuit-breaker.timeout, 0s" })
	void valueOutOfRangeFailsTheStart(String property, String value) {
		this.contextRunner.withPropertyValues("dataflow." + property + "=" + value)
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOf(InvalidResilienceSettingException.class)
				.hasMessageStartingWith("[DF-401] '" + property + "' is '"));
	}

	@Test
	void metersAreRegistered() {
		this.contextRunner.withUserConfiguration(Meters.class).run((context) -> {
			MeterRegistry meters = context.getBean(MeterRegistry.class);
			context.getBean(DataFlow.class).model(User.class).count(Query.all()).block(LIMIT);
			assertThat(meters.get("dataflow.retry.attempts").tag("database", "default").functionCounter().count())
				.isOne();
			assertThat(meters.get("dataflow.retry.successes").functionCounter().count()).isOne();
			assertThat(meters.get("dataflow.retry.failures").functionCounter().count()).isZero();
			assertThat(meters.get("dataflow.circuit.breaker.rejected").functionCounter().count()).isZero();
			assertThat(meters.get("dataflow.circuit.breaker.failures").gauge().value()).isZero();
			assertThat(state(meters, State.CLOSED)).isOne();
			assertThat(state(meters, State.OPEN)).isZero();
			assertThat(state(meters, State.HALF_OPEN)).isZero();
		});
	}

	@Test
	void whenMicrometerIsMissingThereAreNoMeters() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(DataFlowMetricsAutoConfiguration.class))
			.withBean(Resilience.class, () -> DataFlow.builder("h2:mem:meters").models(User.class).build().resilience())
			.withClassLoader(new FilteredClassLoader(MeterRegistry.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(Resilience.class)
				.doesNotHaveBean("dataFlowResilienceMetrics"));
	}

	@Test
	void whenTheApplicationHasItsOwnBeanThatIsUsed() {
		this.contextRunner.withUserConfiguration(OwnResilience.class)
			.run((context) -> assertThat(context.getBean(DataFlow.class).resilience())
				.isSameAs(context.getBean("ownResilience")));
	}

	private static double state(MeterRegistry meters, State state) {
		return meters.get("dataflow.circuit.breaker.state")
			.tag("state", state.name().toLowerCase(Locale.ROOT))
			.gauge()
			.value();
	}

	@Configuration(proxyBeanMethods = false)
	static class Meters {

		@Bean
		MeterRegistry meters() {
			return new SimpleMeterRegistry();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnResilience {

		@Bean
		Resilience ownResilience(Adapter adapter) {
			return new Resilience("own", adapter, RetrySettings.none(), CircuitBreakerSettings.none());
		}

	}

}
