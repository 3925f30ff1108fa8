/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sqlite;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import io.r2dbc.spi.ValidationDepth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SqliteConnectionTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final String ENDLESS = "WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s) ";

	@TempDir
	Path directory;

	private ConnectionFactory connections;

	private SqliteConnection connection;

	@BeforeEach
	void open() {
		this.connections = factory(this.directory.resolve("test.db").toString());
		this.connection = connect();
		run(this.connection, "CREATE TABLE t (id INTEGER PRIMARY KEY, n TEXT UNIQUE, p INTEGER REFERENCES t (id),"
				+ " r TEXT NOT NULL DEFAULT 'x', c INTEGER CHECK (c > 0), d TEXT COLLATE DECIMAL) STRICT");
	}

	@AfterEach
	void close() {
		this.connection.close().block(LIMIT);
	}

	@Test
	void rowsAreReadAsTheyAreAskedFor() {
		Flux.from(this.connection.createStatement(ENDLESS + "SELECT i FROM s").execute())
			.concatMap((result) -> result.map((row, metadata) -> row.get("i", Long.class)), 0)
			.as((flux) -> StepVerifier.create(flux, 0))
			.thenRequest(2)
			.expectNext(1L, 2L)
			.thenRequest(1)
			.expectNext(3L)
			.thenCancel()
			.verify(LIMIT);
		assertThat(values("SELECT 1")).containsExactly("1");
	}

	@Test
	void parametersWithATypeAreTakenAsTheirValues() {
		List<String> values = Flux
			.from(this.connection.createStatement("SELECT COALESCE(?1, ?2)")
				.bind(0, Parameters.in(Long.class))
				.bind(1, Parameters.in(7L))
				.execute())
			.concatMap((result) -> result.map((row, metadata) -> String.valueOf(row.get(0, Long.class))))
			.collectList()
			.block(LIMIT);
		assertThat(values).containsExactly("7");
	}

	@Test
	void cancellingEndsAQueryThatRuns() {
		Mono<Long> endless = one(this.connection, ENDLESS + "SELECT COUNT(*) FROM s");
		assertThat(endless.timeout(Duration.ofMillis(200), Mono.just(-1L)).block(LIMIT)).isEqualTo(-1);
		assertThat(one(this.connection, "SELECT 7").block(LIMIT)).isEqualTo(7);
	}

	@Test
	void cancelOfTheConnectionEndsAQueryOfATransaction() {
		this.connection.beginTransaction().block(LIMIT);
		Mono<Long> endless = one(this.connection, ENDLESS + "SELECT COUNT(*) FROM s");
		Mono<Long> both = endless.doOnSubscribe(
				(subscription) -> Mono.delay(Duration.ofMillis(200)).then(this.connection.cancel()).subscribe());
		assertThat(catchThrowable(() -> both.block(LIMIT))).isInstanceOf(R2dbcTimeoutException.class);
		this.connection.rollbackTransaction().block(LIMIT);
		assertThat(one(this.connection, "SELECT 7").block(LIMIT)).isEqualTo(7);
	}

	@Test
	void statementTimeoutEndsAStatement() {
		this.connection.setStatementTimeout(Duration.ofMillis(100)).block(LIMIT);
		assertThat(
				catchThrowable(() -> run(this.connection, ENDLESS + "INSERT INTO t (id) SELECT i FROM s WHERE i < 0")))
			.isInstanceOf(R2dbcTimeoutException.class);
	}

	@Test
	void savepointsAreRolledBackAndReleased() {
		this.connection.beginTransaction()
			.then(this.connection.createSavepoint("a \"name\""))
			.then(inserting(1))
			.then(this.connection.rollbackTransactionToSavepoint("a \"name\""))
			.then(this.connection.createSavepoint("b"))
			.then(inserting(2))
			.then(this.connection.releaseSavepoint("b"))
			.then(this.connection.commitTransaction())
			.block(LIMIT);
		assertThat(values("SELECT id FROM t")).containsExactly("2");
	}

	@Test
	void writersOfOneFactoryWaitForEachOther() {
		SqliteConnection other = connect();
		this.connection.beginTransaction().then(inserting(1)).block(LIMIT);
		Mono<Void> second = command(other, "INSERT INTO t (id) VALUES (2)");
		Mono<Void> end = Mono.delay(Duration.ofMillis(100)).then(this.connection.commitTransaction());
		Mono.when(second, end).block(LIMIT);
		assertThat(values("SELECT id FROM t ORDER BY id")).containsExactly("1", "2");
		other.close().block(LIMIT);
	}

	@Test
	void writerThatIsCancelledWhileItWaitsLeavesTheLockFree() {
		SqliteConnection other = connect();
		this.connection.beginTransaction().then(inserting(1)).block(LIMIT);
		command(other, "INSERT INTO t (id) VALUES (2)").timeout(Duration.ofMillis(50), Mono.empty()).block(LIMIT);
		this.connection.commitTransaction().block(LIMIT);
		run(other, "INSERT INTO t (id) VALUES (3)");
		assertThat(values("SELECT id FROM t ORDER BY id")).containsExactly("1", "3");
		other.close().block(LIMIT);
	}

	@Test
	void waitForAnotherProcessIsLimited() {
		SqliteConnection other = (SqliteConnection) Objects
			.requireNonNull(Mono.from(factory(this.directory.resolve("test.db").toString()).create()).block(LIMIT));
		this.connection.beginTransaction().then(inserting(1)).block(LIMIT);
		other.setLockWaitTimeout(Duration.ofMillis(100)).block(LIMIT);
		R2dbcException failure = catchThrowableOfType(R2dbcException.class,
				() -> run(other, "INSERT INTO t (id) VALUES (2)"));
		assertThat(failure).isInstanceOf(R2dbcTransientResourceException.class);
		assertThat(failure.getSqlState()).isEqualTo("55P03");
		other.close().block(LIMIT);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			INSERT INTO t (id) VALUES (1), (1)               | 23505
			INSERT INTO t (n) VALUES ('a'), ('a')            | 23505
			INSERT INTO t (p) VALUES (99)                    | 23503
			INSERT INTO t (r) VALUES (NULL)                  | 23502
			INSERT INTO t (c) VALUES (0)                     | 23514
			INSERT INTO t (c) VALUES ('x')                   | 22018
			INSERT INTO t (c) VALUES (integer_add(2147483647, 1)) | 22003
			INSERT INTO t (n) VALUES (CASE WHEN 'a' REGEXP '(' THEN 1 END) | 2201B
			""")
	void constraintsHaveTheirSqlStates(String sql, String state) {
		R2dbcException failure = catchThrowableOfType(R2dbcException.class, () -> run(this.connection, sql));
		assertThat(failure).isInstanceOf(R2dbcDataIntegrityViolationException.class);
		assertThat(failure.getSqlState()).isEqualTo(state);
	}

	@ParameterizedTest
	@CsvSource({ "SELECT * FROM missing,42P01", "SELECT missing FROM t,42703", "SELEKT,42000" })
	void wrongStatementsHaveTheirSqlStates(String sql, String state) {
		R2dbcException failure = catchThrowableOfType(R2dbcException.class, () -> run(this.connection, sql));
		assertThat(failure).isInstanceOf(R2dbcBadGrammarException.class);
		assertThat(failure.getSqlState()).isEqualTo(state);
	}

	@Test
	void readOnlyTransactionRefusesToWrite() {
		this.connection.beginTransaction(new ReadOnly()).block(LIMIT);
		R2dbcException failure = catchThrowableOfType(R2dbcException.class,
				() -> run(this.connection, "INSERT INTO t (id) VALUES (1)"));
		assertThat(failure.getSqlState()).isEqualTo("25006");
		this.connection.rollbackTransaction().then(inserting(1)).block(LIMIT);
	}

	@Test
	void decimalsAreComparedAndAddedAsNumbers() {
		run(this.connection, "INSERT INTO t (d) VALUES ('10'), ('9.5'), ('-3'), ('9.50')");
		assertThat(values("SELECT d FROM t ORDER BY d, id")).containsExactly("-3", "9.5", "9.50", "10");
		assertThat(values("SELECT d FROM t WHERE d > '9.5'")).containsExactly("10");
		assertThat(values("SELECT decimal_add('0.1', '0.2')")).containsExactly("0.3");
		assertThat(SqliteValues.encode(new BigDecimal("1E+3"))).isEqualTo("1000");
	}

	@Test
	void textIsMatchedWithRegardToCaseAndByRegularExpressions() {
		assertThat(values("SELECT 'Apple' LIKE 'a%', 1")).containsExactly("0");
		assertThat(values("SELECT 'Apple' REGEXP 'p+l'")).containsExactly("1");
		assertThat(values("SELECT lower('ÄÖ')")).containsExactly("äö");
	}

	@Test
	void generatedValuesAreReturned() {
		assertThat(Flux
			.from(this.connection.createStatement("INSERT INTO t (n) VALUES (?)")
				.bind(0, "a")
				.add()
				.bind(0, "b")
				.returnGeneratedValues("id")
				.execute())
			.concatMap((result) -> result.map((row, metadata) -> row.get(0, Integer.class)))
			.collectList()
			.block(LIMIT)).containsExactly(1, 2);
	}

	@Test
	void databasesInMemoryAreApartAndOneForAllConnections() {
		ConnectionFactory memory = factory(":memory:");
		SqliteConnection first = (SqliteConnection) Objects.requireNonNull(Mono.from(memory.create()).block(LIMIT));
		SqliteConnection second = (SqliteConnection) Objects.requireNonNull(Mono.from(memory.create()).block(LIMIT));
		SqliteConnection other = (SqliteConnection) Objects
			.requireNonNull(Mono.from(factory(":memory:").create()).block(LIMIT));
		run(first, "CREATE TABLE m (i INTEGER)");
		first.close().block(LIMIT);
		run(second, "INSERT INTO m (i) VALUES (5)");
		assertThat(one(second, "SELECT i FROM m").block(LIMIT)).isEqualTo(5);
		assertThat(catchThrowable(() -> run(other, "SELECT i FROM m"))).isInstanceOf(R2dbcBadGrammarException.class);
	}

	@Test
	void closedConnectionIsNotValid() {
		assertThat(this.connection.validate(ValidationDepth.REMOTE).block(LIMIT)).isTrue();
		this.connection.close().block(LIMIT);
		assertThat(this.connection.validate(ValidationDepth.LOCAL).block(LIMIT)).isFalse();
	}

	private static ConnectionFactory factory(String database) {
		return ConnectionFactories.get(ConnectionFactoryOptions.builder()
			.option(ConnectionFactoryOptions.DRIVER, SqliteConnectionFactoryProvider.DRIVER)
			.option(ConnectionFactoryOptions.DATABASE, database)
			.build());
	}

	private SqliteConnection connect() {
		return (SqliteConnection) Objects.requireNonNull(Mono.from(this.connections.create()).block(LIMIT));
	}

	private Mono<Void> inserting(int id) {
		return command(this.connection, "INSERT INTO t (id) VALUES (" + id + ")");
	}

	private static Mono<Void> command(SqliteConnection connection, String sql) {
		return Flux.defer(() -> connection.createStatement(sql).execute())
			.concatMap((result) -> result.getRowsUpdated())
			.then();
	}

	private static void run(SqliteConnection connection, String sql) {
		command(connection, sql).block(LIMIT);
	}

	private static Mono<Long> one(SqliteConnection connection, String sql) {
		return Flux.defer(() -> connection.createStatement(sql).execute())
			.concatMap((result) -> result.map((row, metadata) -> Objects.requireNonNull(row.get(0, Long.class))))
			.single();
	}

	private List<String> values(String sql) {
		return Objects.requireNonNull(Flux.from(this.connection.createStatement(sql).execute())
			.concatMap((result) -> result.map((row, metadata) -> Objects.requireNonNull(row.get(0, String.class))))
			.collectList()
			.block(LIMIT));
	}

}
