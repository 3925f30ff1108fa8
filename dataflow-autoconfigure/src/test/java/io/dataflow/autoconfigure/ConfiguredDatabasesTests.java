/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.dataflow.adapter.PoolSettings;
import io.dataflow.autoconfigure.DataFlowProperties.Database;
import io.dataflow.migration.SchemaMode;
import org.junit.jupiter.api.Test;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConfiguredDatabases} and {@link DatabaseNames}.
 */
class ConfiguredDatabasesTests {

	@Test
	void nothingIsConfigured() {
		assertThat(databases(Map.of(), Map.of()).names()).isEmpty();
	}

	@Test
	void whatIsNotSetIsThatOfTheDefaultDatabase() {
		Database database = databases(Map.of("dataflow.databases.analytics.url", "h2:mem:${place}", "place", "x",
				"dataflow.databases.analytics.pool.size", "2", "dataflow.pool.size", "7", "dataflow.pool.max-overflow",
				"5", "dataflow.schema.mode", "validate"), Map.of())
			.properties("analytics");
		assertThat(database.url()).isEqualTo("h2:mem:x");
		PoolSettings pool = database.pool().settings();
		assertThat(pool.size()).isEqualTo(2);
		assertThat(pool.maxOverflow()).isEqualTo(5);
		assertThat(pool.recycle()).isEqualTo(Duration.ofHours(1));
		assertThat(database.schema().mode()).isEqualTo(SchemaMode.VALIDATE);
	}

	@Test
	void ownSettingOutranksTheOneOfTheDefaultWhereverThatIsSet() {
		Database database = databases(Map.of("dataflow.databases.analytics.pool.size", "2"),
				Map.of("DATAFLOW_POOL_SIZE", "7"))
			.properties("analytics");
		assertThat(database.pool().size()).isEqualTo(2);
	}

	@Test
	void environmentVariableSetsAPropertyOfADatabase() {
		ConfiguredDatabases databases = databases(Map.of("dataflow.databases.my-shop.pool.size", "2"),
				Map.of("DATAFLOW_DATABASES_MYSHOP_URL", "h2:mem:x", "DATAFLOW_DATABASES_LOGS_POOL_MAXOVERFLOW", "0"));
		assertThat(DatabaseNames.of(databases.names(), List.of()).all()).containsExactlyInAnyOrder("my-shop", "logs");
		assertThat(databases.properties("my-shop").url()).isEqualTo("h2:mem:x");
		assertThat(databases.properties("my-shop").pool().size()).isEqualTo(2);
		assertThat(databases.properties("logs").pool().maxOverflow()).isZero();
	}

	@Test
	void passwordIsNotInTheText() {
		Database database = databases(Map.of("dataflow.databases.a.url", "postgresql://u:hunter2@host/db"), Map.of())
			.properties("a");
		assertThat(database.toString()).doesNotContain("hunter2");
	}

	@Test
	void beanIsNamedLikeTheDatabase() {
		assertThat(DatabaseNames.bean("analytics")).isEqualTo("analyticsDataFlow");
		assertThat(DatabaseNames.bean("my-second-shop")).isEqualTo("mySecondShopDataFlow");
	}

	private static ConfiguredDatabases databases(Map<String, Object> file, Map<String, Object> variables) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace("systemEnvironment", new SystemEnvironmentPropertySource("systemEnvironment", variables));
		environment.getPropertySources().addLast(new MapPropertySource("file", file));
		return new ConfiguredDatabases(environment);
	}

}
