/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import java.time.Duration;

import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest(DatabaseName.POSTGRESQL)
class PostgresqlDatabaseTests {

	private final TestDatabase database;

	PostgresqlDatabaseTests(TestDatabase database) {
		this.database = database;
	}

	@Test
	void urlLeadsToAnEmptyDatabase() {
		tables(this.database).as(StepVerifier::create).expectNext(0L).expectComplete().verify(Duration.ofSeconds(30));
	}

	@Test
	void testsOfAClassShareTheirDatabase(TestDatabase parameter) {
		assertThat(parameter).isSameAs(this.database);
	}

	@Test
	void anotherDatabaseDoesNotSeeTheTablesOfTheFirst() {
		TestDatabase first = this.database.another();
		TestDatabase second = this.database.another();
		client(first).sql("create table item (id int)")
			.then()
			.then(tables(first).zipWith(tables(second)))
			.as(StepVerifier::create)
			.assertNext((counts) -> assertThat(counts).containsExactly(1L, 0L))
			.expectComplete()
			.verify(Duration.ofSeconds(30));
	}

	private static Mono<Long> tables(TestDatabase database) {
		return client(database).sql("select count(*) from information_schema.tables where table_schema = 'public'")
			.mapValue(Long.class)
			.one();
	}

	private static DatabaseClient client(TestDatabase database) {
		ConnectionFactory connections = ConnectionFactories.get("r2dbc:" + database.url());
		return DatabaseClient.create(connections);
	}

	@Nested
	class NestedTests {

		@Test
		void nestedTestsShareIt(TestDatabase parameter) {
			assertThat(parameter).isSameAs(PostgresqlDatabaseTests.this.database);
		}

	}

}
