/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import io.dataflow.ContractEntities.Person;
import io.dataflow.health.ComponentHealth;
import io.dataflow.health.HealthStatus;
import io.dataflow.migration.SchemaMode;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an instance says of its schema.
 */
class SchemaHealthTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	@Test
	void beforeTheStartTheSchemaIsNotReady() {
		DataFlow db = DataFlow.builder("h2:mem:schema-health-1").models(Person.class).build();
		expect(db.health().map((report) -> report.details().get("schema")),
				ComponentHealth.unhealthy("The schema is not ready yet."));
		db.close().as(StepVerifier::create).expectComplete().verify(LIMIT);
	}

	@Test
	void afterTheStartItIsWhatTheModelsAskFor() {
		DataFlow db = DataFlow.builder("h2:mem:schema-health-2").models(Person.class).build();
		expect(db.start().then(db.health()).map((report) -> report.details().get("schema")),
				ComponentHealth.healthy("The schema is what the models ask for."));
		db.close().as(StepVerifier::create).expectComplete().verify(LIMIT);
	}

	@Test
	void whatAddingCannotMendIsDegraded() throws SQLException {
		String table = "create table people (id varchar(36) primary key, shoe_size integer not null)";
		DataFlow db = DataFlow.builder("h2:mem:schema-health-3").models(Person.class).build();
		execute("jdbc:h2:mem:schema-health-3;DB_CLOSE_DELAY=-1;CASE_INSENSITIVE_IDENTIFIERS=TRUE", table);
		db.start().then(db.health()).as(StepVerifier::create).assertNext((report) -> {
			assertThat(report.status()).isEqualTo(HealthStatus.DEGRADED);
			assertThat(report.message()).startsWith("schema: The schema differs from the models: ")
				.contains("people.shoe_size is NOT NULL without a default but Person does not declare it");
		}).expectComplete().verify(LIMIT);
		db.close().as(StepVerifier::create).expectComplete().verify(LIMIT);
	}

	@Test
	void instanceWithoutModelsHasNothingToMiss() {
		DataFlow db = DataFlow.builder("h2:mem:schema-health-4").schema(SchemaMode.NONE).build();
		expect(db.start().then(db.health()).map((report) -> report.details().get("schema")),
				ComponentHealth.healthy("The schema is what the models ask for."));
		db.close().as(StepVerifier::create).expectComplete().verify(LIMIT);
	}

	private static void execute(String url, String sql) throws SQLException {
		try (Connection connection = DriverManager.getConnection(url);
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static void expect(Mono<ComponentHealth> actual, ComponentHealth expected) {
		actual.as(StepVerifier::create).expectNext(expected).expectComplete().verify(LIMIT);
	}

}
