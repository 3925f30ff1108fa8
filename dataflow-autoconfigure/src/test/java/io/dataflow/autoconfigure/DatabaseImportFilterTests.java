/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link DatabaseImportFilter}.
 */
class DatabaseImportFilterTests {

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void whenThereIsAUrlOtherDatabasesAreSwitchedOff() {
		this.environment.setProperty("DATABASE_URL", "h2:mem:x");
		assertThat(isKept(MongoAutoConfiguration.class)).isFalse();
		assertThat(isKept(DataSourceAutoConfiguration.class)).isFalse();
		assertThat(isKept("org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration")).isFalse();
	}

	@Test
	void whenThereIsAUrlTheRestIsKept() {
		this.environment.setProperty("DATABASE_URL", "h2:mem:x");
		assertThat(isKept(FlywayAutoConfiguration.class)).isTrue();
		assertThat(isKept(JdbcTemplateAutoConfiguration.class)).isTrue();
	}

	@Test
	void whenThereIsNoUrlNothingIsSwitchedOff() {
		assertThat(isKept(MongoAutoConfiguration.class)).isTrue();
		assertThat(isKept(DataSourceAutoConfiguration.class)).isTrue();
	}

	@Test
	void whenMongodbIsConfiguredItIsKept() {
		this.environment.setProperty("DATABASE_URL", "h2:mem:x");
		this.environment.setProperty("spring.mongodb.uri", "mongodb://localhost/x");
		assertThat(isKept(MongoAutoConfiguration.class)).isTrue();
	}

	@Test
	void whenADataSourceIsConfiguredItIsKept() {
		this.environment.setProperty("DATABASE_URL", "h2:mem:x");
		this.environment.setProperty("spring.datasource.url", "jdbc:h2:mem:y");
		assertThat(isKept(DataSourceAutoConfiguration.class)).isTrue();
	}

	@Test
	void whenTheUrlIsOfMongodbConnectionsOfOthersAreSwitchedOff() {
		this.environment.setProperty("DATABASE_URL", "mongodb://localhost/x");
		assertThat(isKept(MongoAutoConfiguration.class)).isTrue();
		assertThat(isKept("org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration")).isTrue();
		assertThat(isKept(R2dbcAutoConfiguration.class)).isFalse();
		assertThat(isKept("org.springframework.boot.data.r2dbc.autoconfigure.DataR2dbcAutoConfiguration")).isFalse();
		assertThat(isKept(DataSourceAutoConfiguration.class)).isFalse();
	}

	@Test
	void whenR2dbcIsConfiguredBesideMongodbItIsKept() {
		this.environment.setProperty("DATABASE_URL", "mongodb://localhost/x");
		this.environment.setProperty("spring.r2dbc.url", "r2dbc:h2:mem:///y");
		assertThat(isKept(R2dbcAutoConfiguration.class)).isTrue();
	}

	private boolean isKept(Class<?> type) {
		return isKept(type.getName());
	}

	private boolean isKept(String name) {
		DatabaseImportFilter filter = new DatabaseImportFilter();
		filter.setEnvironment(this.environment);
		return filter.match(new String[] { name }, mock(AutoConfigurationMetadata.class))[0];
	}

}
