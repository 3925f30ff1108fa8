/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link DataFlowEnvironmentPostProcessor}.
 */
class DataFlowEnvironmentPostProcessorTests {

	@Test
	void poolPropertiesSizeThePoolOfSpringBoot() {
		StandardEnvironment environment = process(Map.of("dataflow.pool.size", "3", "dataflow.pool.max-overflow", "4",
				"dataflow.pool.recycle", "60", "dataflow.pool.acquire-timeout", "5s"), Map.of());
		assertThat(environment.getProperty("spring.r2dbc.pool.initial-size")).isEqualTo("3");
		assertThat(environment.getProperty("spring.r2dbc.pool.max-size")).isEqualTo("7");
		assertThat(environment.getProperty("spring.r2dbc.pool.max-life-time")).isEqualTo("PT1M");
		assertThat(environment.getProperty("spring.r2dbc.pool.max-acquire-time")).isEqualTo("PT5S");
	}

	@Test
	void poolOfSpringUrlIsLeftAlone() {
		StandardEnvironment environment = process(Map.of("spring.r2dbc.url", "r2dbc:pool:h2:mem:///app"), Map.of());
		assertThat(environment.getProperty("spring.r2dbc.pool.max-size")).isNull();
	}

	@Test
	void flywayWaitsForALateDatabaseAsLongAsTheStartDoes() {
		StandardEnvironment environment = process(Map.of(), Map.of());
		assertThat(environment.getProperty("spring.flyway.connect-retries")).isEqualTo("8");
		assertThat(environment.getProperty("spring.flyway.connect-retries-interval")).isEqualTo("5s");
		assertThat(
				process(Map.of("dataflow.startup.timeout", "0"), Map.of()).getProperty("spring.flyway.connect-retries"))
			.isNull();
	}

	@Test
	void contributorOfSpringBootIsOffWhereTheDatabaseIsOurs() {
		assertThat(process(Map.of(), Map.of()).getProperty("management.health.r2dbc.enabled")).isEqualTo("false");
		assertThat(process(Map.of("spring.r2dbc.url", "r2dbc:h2:mem:///app"), Map.of())
			.getProperty("management.health.r2dbc.enabled")).isNull();
	}

	@Test
	void contributorOfSpringBootForMongodbIsOffWhereTheDatabaseIsOfMongodb() {
		String property = "management.health.mongodb.enabled";
		assertThat(process(Map.of("DATABASE_URL", "mongodb://localhost/app"), Map.of()).getProperty(property))
			.isEqualTo("false");
		assertThat(process(Map.of("DATABASE_URL", "h2:mem:app"), Map.of()).getProperty(property)).isNull();
	}

	@Test
	void propertiesOfTheApplicationOutrankDefaults() {
		StandardEnvironment environment = process(Map.of("spring.r2dbc.pool.max-size", "5"), Map.of());
		assertThat(environment.getProperty("spring.r2dbc.pool.max-size")).isEqualTo("5");
	}

	@Test
	void defaultPropertiesOfTheApplicationOutrankDefaults() {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addLast(new MapPropertySource("defaultProperties", Map.of("management.endpoints.web.base-path", "/ops")));
		new DataFlowEnvironmentPostProcessor().postProcessEnvironment(environment, new SpringApplication());
		environment.getPropertySources().addLast(environment.getPropertySources().remove("defaultProperties"));
		assertThat(environment.getProperty("management.endpoints.web.base-path")).isEqualTo("/ops");
	}

	@Test
	void environmentVariablesHaveTheMeaningOfProperties() {
		DataFlowProperties properties = bind(process(Map.of(),
				Map.of("DATAFLOW_POOL_SIZE", "2", "DATAFLOW_MAX_OVERFLOW", "6", "DATAFLOW_EXECUTION_TIMEOUT", "45",
						"DATAFLOW_HEALTH_ENDPOINT", "/h", "DATAFLOW_READINESS_ENDPOINT", "/r",
						"DATAFLOW_METRICS_ENDPOINT", "/m")));
		assertThat(properties.pool().settings().maxSize()).isEqualTo(8);
		assertThat(properties.execution().timeout()).hasSeconds(45);
		assertThat(properties.health().path()).isEqualTo("/h");
		assertThat(properties.ready().path()).isEqualTo("/r");
		assertThat(properties.metrics().path()).isEqualTo("/m");
	}

	@Test
	void environmentVariablesOutrankFiles() {
		DataFlowProperties properties = bind(
				process(Map.of("dataflow.pool.max-overflow", "1"), Map.of("DATAFLOW_MAX_OVERFLOW", "6")));
		assertThat(properties.pool().maxOverflow()).isEqualTo(6);
	}

	@Test
	void whenTheReadyPathHasSeveralSegmentsTheStartFails() {
		assertThatExceptionOfType(InvalidPropertyException.class)
			.isThrownBy(() -> process(Map.of("dataflow.ready.path", "/a/b"), Map.of()))
			.withMessage("[DF-401] 'dataflow.ready.path' is '/a/b' but must be a path of one segment such as /ready.");
	}

	@Test
	void whenAPathIsNoneTheStartFails() {
		assertThatExceptionOfType(InvalidPropertyException.class)
			.isThrownBy(() -> process(Map.of("dataflow.health.path", "/"), Map.of()))
			.withMessageContaining("[DF-401] 'dataflow.health.path' is '/'")
			.satisfies((error) -> assertThat(error.property()).isEqualTo("dataflow.health.path"));
	}

	private static StandardEnvironment process(Map<String, Object> file, Map<String, Object> variables) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace("systemEnvironment", new SystemEnvironmentPropertySource("systemEnvironment", variables));
		environment.getPropertySources().addLast(new MapPropertySource("file", file));
		new DataFlowEnvironmentPostProcessor().postProcessEnvironment(environment, new SpringApplication());
		return environment;
	}

	private static DataFlowProperties bind(StandardEnvironment environment) {
		return Binder.get(environment).bindOrCreate("dataflow", Bindable.of(DataFlowProperties.class));
	}

}
