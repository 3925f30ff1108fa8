/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sqlite;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SqliteExecutionsTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	/** So many that they take several hops to a thread of the database. */
	private static final int TIMES = 60;

	private static final String INSERT = "INSERT INTO t (id, n) VALUES (?, ?), (?, ?)";

	@TempDir
	Path directory;

	private SqliteConnection connection;

	@BeforeEach
	void open() {
		this.connection = (SqliteConnection) Objects.requireNonNull(
				Mono.from(ConnectionFactories
					.get(ConnectionFactoryOptions.builder()
						.option(ConnectionFactoryOptions.DRIVER, SqliteConnectionFactoryProvider.DRIVER)
						.option(ConnectionFactoryOptions.DATABASE, this.directory.resolve("test.db").toString())
						.build())
					.create()).block(LIMIT));
		Flux.from(this.connection.createStatement("CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT)").execute())
			.blockLast(LIMIT);
	}

	@AfterEach
	void close() {
		this.connection.close().block(LIMIT);
	}

	@Test
	void executionsOfATransactionAreAllCounted() {
		this.connection.beginTransaction().block(LIMIT);
		assertThat(this.connection.execute(INSERT, TIMES, SqliteExecutionsTests::two).block(LIMIT))
			.isEqualTo(2 * TIMES);
		this.connection.commitTransaction().block(LIMIT);
		assertThat(count("n IS NULL")).isEqualTo(TIMES);
		assertThat(count("n = 'n' || id")).isEqualTo(TIMES);
	}

	@Test
	void executionsNeedNoTransaction() {
		assertThat(this.connection.execute(INSERT, 3, SqliteExecutionsTests::two).block(LIMIT)).isEqualTo(6);
		assertThat(count("TRUE")).isEqualTo(6);
	}

	@Test
	void valuesMayBeInTheSameArray() {
		@Nullable Object[] values = { 0, "a", 0, "b" };
		this.connection.beginTransaction().then(this.connection.execute(INSERT, TIMES, (number) -> {
			values[0] = 2 * number;
			values[2] = 2 * number + 1;
			return values;
		})).then(this.connection.commitTransaction()).block(LIMIT);
		assertThat(count("n = 'a' AND id % 2 = 0 OR n = 'b' AND id % 2 = 1")).isEqualTo(2 * TIMES);
	}

	@Test
	void executionThatFailsEndsThemAll() {
		this.connection.beginTransaction().block(LIMIT);
		R2dbcException failure = catchThrowableOfType(R2dbcException.class,
				() -> this.connection.execute(INSERT, TIMES, (number) -> two(number % (TIMES / 2 + 5))).block(LIMIT));
		assertThat(failure).isInstanceOf(R2dbcDataIntegrityViolationException.class);
		assertThat(failure.getSqlState()).isEqualTo("23505");
		this.connection.rollbackTransaction().block(LIMIT);
		assertThat(count("TRUE")).isZero();
	}

	@Test
	void valuesThatCannotBeMadeEndThemAll() {
		this.connection.beginTransaction().block(LIMIT);
		IllegalStateException failure = catchThrowableOfType(IllegalStateException.class,
				() -> this.connection.execute(INSERT, TIMES, SqliteExecutionsTests::broken).block(LIMIT));
		assertThat(failure).hasMessage("broken");
		this.connection.rollbackTransaction().block(LIMIT);
		assertThat(this.connection.execute(INSERT, 1, SqliteExecutionsTests::two).block(LIMIT)).isEqualTo(2);
	}

	@Test
	void executionsDoNotOutliveTheirTransaction() {
		this.connection.beginTransaction().block(LIMIT);
		R2dbcException failure = catchThrowableOfType(R2dbcException.class,
				() -> this.connection.execute(INSERT, TIMES, (number) -> {
					if (number == TIMES / 2) {
						this.connection.rollbackTransaction().subscribe();
					}
					return two(number);
				}).block(LIMIT));
		assertThat(failure).hasMessage("The transaction was rolled back");
		assertThat(count("TRUE")).isZero();
	}

	@Test
	void executionsEndWhenNobodyWantsThem() {
		this.connection.beginTransaction().block(LIMIT);
		Mono<Long> many = this.connection.execute("INSERT INTO t (n) VALUES (?)", Integer.MAX_VALUE - 10,
				(number) -> new Object[] { "n" });
		assertThat(many.timeout(Duration.ofMillis(50), Mono.just(-1L)).block(LIMIT)).isEqualTo(-1);
		this.connection.rollbackTransaction().block(LIMIT);
		assertThat(count("TRUE")).isZero();
	}

	private static @Nullable Object[] two(int number) {
		return new Object[] { 2 * number, "n" + 2 * number, 2 * number + 1, null };
	}

	private static @Nullable Object[] broken(int number) {
		if (number == TIMES / 2) {
			throw new IllegalStateException("broken");
		}
		return two(number);
	}

	private long count(String condition) {
		return Objects.requireNonNull(Flux
			.from(this.connection.createStatement("SELECT COUNT(*) FROM t WHERE " + condition).execute())
			.concatMap((result) -> result.map((row, metadata) -> Objects.requireNonNull(row.get(0, Long.class))))
			.single()
			.block(LIMIT));
	}

}
