/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.io.IOException;
import java.time.Duration;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.dataflow.adapter.ConnectionFailedException;
import io.dataflow.adapter.ConstraintException;
import io.dataflow.adapter.DataException;
import io.dataflow.adapter.DatabaseException;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.DuplicateKeyException;
import io.dataflow.adapter.ForeignKeyException;
import io.dataflow.adapter.OperationFailedException;
import io.dataflow.adapter.SchemaMismatchException;
import io.dataflow.adapter.StatementTimeoutException;
import io.dataflow.adapter.TransactionConflictException;
import io.dataflow.error.DataFlowException;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorTranslationPostgresqlTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static EmbeddedPostgres server;

	private static ConnectionFactory connectionFactory;

	private final Connection connection = connect();

	private final Connection other = connect();

	@BeforeAll
	static void startServer() throws IOException {
		server = EmbeddedPostgres.start();
		connectionFactory = ConnectionFactories.get(R2dbcOptions.of(url(server.getPort(), "postgres", "")));
	}

	@AfterAll
	static void stopServer() throws IOException {
		server.close();
	}

	@BeforeEach
	void createTables() {
		run(this.connection, "DROP TABLE IF EXISTS person, team");
		run(this.connection, "CREATE TABLE team (id INT PRIMARY KEY, size INT)");
		run(this.connection,
				"CREATE TABLE person (id INT PRIMARY KEY, email VARCHAR(20) UNIQUE, name VARCHAR(5) NOT NULL,"
						+ " age INT CHECK (age > 0), team_id INT REFERENCES team)");
		run(this.connection, "INSERT INTO team VALUES (1, 1)");
		run(this.connection, "INSERT INTO person VALUES (1, 'secret@x', 'Ann', 1, 1)");
	}

	@AfterEach
	void closeConnections() {
		Mono.from(this.connection.close()).onErrorComplete().then(Mono.from(this.other.close())).block(LIMIT);
	}

	@Test
	void duplicateKeyNamesTheConstraint() {
		DatabaseException error = fail("INSERT INTO person VALUES (2, 'secret@x', 'Bob', 1, 1)");
		assertThat(error).isInstanceOfSatisfying(DuplicateKeyException.class,
				(duplicate) -> assertThat(duplicate.constraint()).contains("person_email_key"));
		assertThat(error).hasMessage("[DF-502] Cannot create Person: a record with the same unique key exists already"
				+ " (constraint 'person_email_key').");
		assertThat(error.sqlState()).contains("23505");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "INSERT INTO person VALUES (2, 'b', 'Bob', 1, 9)", "DELETE FROM team" })
	void foreignKeyNamesTheConstraint(String sql) {
		assertThat(fail(sql))
			.isInstanceOfSatisfying(ForeignKeyException.class,
					(violated) -> assertThat(violated.constraint()).contains("person_team_id_fkey"))
			.hasMessageContaining("(constraint 'person_team_id_fkey')");
	}

	@Test
	void missingValueNamesTheColumn() {
		assertThat(fail("INSERT INTO person (id, email) VALUES (2, 'secret@x2')"))
			.isInstanceOfSatisfying(ConstraintException.class,
					(violated) -> assertThat(violated.column()).contains("name"))
			.hasMessage("[DF-502] Cannot create Person: a column that must have a value has none (column 'name').");
	}

	@Test
	void checkNamesTheConstraint() {
		assertThat(fail("UPDATE person SET age = 0"))
			.isInstanceOfSatisfying(ConstraintException.class,
					(violated) -> assertThat(violated.constraint()).contains("person_age_check"))
			.hasMessageContaining("(constraint 'person_age_check')");
	}

	@ParameterizedTest
	@CsvSource({ "SELECT * FROM nowhere,table", "SELECT * FROM nowhere.person,table",
			"SELECT nothing FROM person,column" })
	void missingTableOrColumn(String sql, String what) {
		assertThat(fail(sql)).isInstanceOf(SchemaMismatchException.class)
			.hasMessage("[DF-302] Cannot create Person: the database has no such " + what + ".");
	}

	@ParameterizedTest
	@CsvSource({ "UPDATE person SET age = 'secret@x',DF-102", "UPDATE person SET name = 'secret@x',DF-502",
			"UPDATE person SET age = 1 / (age - 1),DF-502" })
	void valueThatDoesNotFit(String sql, String code) {
		DatabaseException error = fail(sql);
		assertThat(error).isInstanceOf(DataException.class);
		assertThat(error.code()).isEqualTo(code);
	}

	@ParameterizedTest
	@CsvSource({ "SELEKT 1,42601", "SET ROLE nobody_knows,22023" })
	void otherErrorKeepsTheState(String sql, String state) {
		DatabaseException error = fail(sql);
		assertThat(error.sqlState()).contains(state);
		assertThat(error.code()).isEqualTo("DF-502");
	}

	@Test
	void syntaxErrorHasNoTypeOfItsOwn() {
		assertThat(fail("SELEKT 'secret@x'")).isInstanceOf(OperationFailedException.class);
	}

	@Test
	void statementTimeout() {
		run(this.connection, "SET statement_timeout = 50");
		assertThat(fail("SELECT pg_sleep(5)")).isInstanceOf(StatementTimeoutException.class)
			.hasMessageStartingWith("[DF-505] Cannot create Person: the statement was cancelled");
	}

	@Test
	void serializationFailure() {
		run(this.connection, "BEGIN ISOLATION LEVEL SERIALIZABLE");
		run(this.connection, "SELECT * FROM team");
		run(this.other, "UPDATE team SET size = 2");
		DatabaseException error = fail("UPDATE team SET size = 3");
		assertThat(error).isInstanceOf(TransactionConflictException.class);
		assertThat(error.sqlState()).contains("40001");
	}

	@Test
	void deadlock() {
		run(this.connection, "BEGIN; SET LOCAL deadlock_timeout = 50; UPDATE team SET size = 2");
		run(this.other, "BEGIN; SET LOCAL deadlock_timeout = 10000; UPDATE person SET age = 2");
		Mono<Void> waiting = execute(this.other, "UPDATE team SET size = 3");
		DatabaseException error = translate(Mono.when(waiting, execute(this.connection, "UPDATE person SET age = 3")));
		assertThat(error).isInstanceOf(TransactionConflictException.class);
		assertThat(error.sqlState()).contains("40P01");
		assertThat(error.isTransient()).isTrue();
	}

	@Test
	void lockThatIsNotAvailable() {
		run(this.other, "BEGIN; UPDATE team SET size = 2");
		assertThat(fail("SELECT * FROM team FOR UPDATE NOWAIT")).isInstanceOf(TransactionConflictException.class);
	}

	@Test
	void connectionThatTheServerEnds() {
		run(this.other, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = " + processId());
		DatabaseException error = fail("SELECT 1");
		assertThat(error).isInstanceOf(ConnectionFailedException.class);
		assertThat(error.isTransient()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "1,postgres", "0,nowhere" })
	void databaseThatCannotBeReached(int port, String database) {
		DatabaseUrl url = url((port != 0) ? port : server.getPort(), database, "?connect_timeout=5");
		ConnectionFactory unreachable = ConnectionFactories.get(R2dbcOptions.of(url));
		assertThat(translate(Mono.from(unreachable.create()))).isInstanceOf(ConnectionFailedException.class)
			.hasMessageStartingWith("[DF-402] Cannot create Person: the connection to the database could not");
	}

	private int processId() {
		return Flux.from(this.connection.createStatement("SELECT pg_backend_pid()").execute())
			.flatMap((result) -> result.map((row) -> row.get(0, Integer.class)))
			.blockLast(LIMIT);
	}

	private DatabaseException fail(String sql) {
		return translate(execute(this.connection, sql));
	}

	private static DatabaseException translate(Mono<?> failing) {
		Throwable error = failing.then(Mono.<Throwable>empty()).onErrorResume(Mono::just).block(LIMIT);
		DataFlowException translated = ErrorTranslation.translate(error, "create Person");
		for (Throwable current = translated; current != null; current = current.getCause()) {
			assertThat(current.toString()).doesNotContain("secret@x", "Key (", "Failing row");
		}
		return (DatabaseException) translated;
	}

	private static void run(Connection connection, String sql) {
		execute(connection, sql).block(LIMIT);
	}

	private static Mono<Void> execute(Connection connection, String sql) {
		return Flux.from(connection.createStatement(sql).execute()).flatMap((result) -> result.getRowsUpdated()).then();
	}

	private static Connection connect() {
		return Mono.from(connectionFactory.create()).block(LIMIT);
	}

	private static DatabaseUrl url(int port, String database, String parameters) {
		return DatabaseUrl.parse("postgresql://postgres@localhost:" + port + "/" + database + parameters);
	}

}
