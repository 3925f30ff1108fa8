/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link UnknownPropertyCheck}.
 */
class UnknownPropertyCheckTests {

	@Test
	void whenAPropertyIsMisspeltTheNearestIsNamed() {
		assertThatExceptionOfType(UnknownPropertyException.class)
			.isThrownBy(() -> check(Map.of("dataflow.pol.size", "3"), Map.of()))
			.withMessage("[DF-401] There is no property 'dataflow.pol.size'"
					+ " (\"dataflow.pol.size\" from property source \"file\").")
			.satisfies((error) -> {
				assertThat(error.action())
					.startsWith("Did you mean 'dataflow.pool.size'? Valid: dataflow.database-url, ");
				assertThat(error.properties()).containsExactly("dataflow.pol.size");
			});
	}

	@Test
	void allUnknownPropertiesAreReportedAtOnce() {
		assertThatExceptionOfType(UnknownPropertyException.class)
			.isThrownBy(() -> check(Map.of("dataflow.pool.sizes", "3", "dataflow.colour", "red"), Map.of()))
			.satisfies((error) -> {
				assertThat(error).hasMessageContaining("'dataflow.pool.sizes'")
					.hasMessageContaining("'dataflow.colour'");
				assertThat(error.action()).contains("dataflow.pool.sizes -> dataflow.pool.size?");
			});
	}

	@Test
	void relaxedNamesAreKnown() {
		assertThatNoException().isThrownBy(
				() -> check(Map.of("dataflow.pool.maxOverflow", "3", "dataflow.databaseUrl", "h2:mem:x"), Map.of()));
	}

	@Test
	void propertiesOfDatabasesAreKnownByAnyName() {
		assertThatNoException().isThrownBy(() -> check(Map.of("dataflow.databases.analytics.url", "h2:mem:x",
				"dataflow.databases.my-shop.pool.size", "3", "dataflow.databases.myArchive.pool.maxOverflow", "3",
				"dataflow.databases.analytics.schema.mode", "none"), Map.of()));
	}

	@Test
	void whenAPropertyOfADatabaseIsMisspeltTheNearestIsNamed() {
		assertThatExceptionOfType(UnknownPropertyException.class)
			.isThrownBy(() -> check(Map.of("dataflow.databases.analytics.pool.sise", "3"), Map.of()))
			.withMessageContaining("There is no property 'dataflow.databases.analytics.pool.sise'")
			.satisfies((error) -> assertThat(error.action())
				.startsWith("Did you mean 'dataflow.databases.analytics.pool.size'?"));
		assertThatExceptionOfType(UnknownPropertyException.class)
			.isThrownBy(() -> check(Map.of("dataflow.databases.analytics", "h2:mem:x"), Map.of()))
			.satisfies((error) -> assertThat(error.action()).contains("dataflow.databases.analytics.url"));
		assertThatExceptionOfType(UnknownPropertyException.class)
			.isThrownBy(() -> check(Map.of("dataflow.databases.analytics.execution.timeout", "1s"), Map.of()));
	}

	@Test
	void environmentVariablesAreLeftAlone() {
		assertThatNoException().isThrownBy(() -> check(Map.of(), Map.of("DATAFLOW_LOG_LEVEL", "DEBUG")));
	}

	@Test
	void propertiesOfOthersAreLeftAlone() {
		assertThatNoException().isThrownBy(() -> check(Map.of("dataflows.x", "1", "app.dataflow.x", "1"), Map.of()));
	}

	private static void check(Map<String, Object> file, Map<String, Object> variables) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace("systemEnvironment", new SystemEnvironmentPropertySource("systemEnvironment", variables));
		environment.getPropertySources().addLast(new MapPropertySource("file", file));
		new UnknownPropertyCheck(environment).postProcessBeanFactory(new DefaultListableBeanFactory());
	}

}
