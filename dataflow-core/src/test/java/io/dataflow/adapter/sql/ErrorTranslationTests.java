/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.net.ConnectException;
import java.time.Duration;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcRollbackException;
import io.r2dbc.spi.R2dbcTransientException;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.CannotCreateTransactionException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.pool.PoolAcquirePendingLimitException;

import io.dataflow.adapter.ConnectionFailedException;
import io.dataflow.adapter.ConstraintException;
import io.dataflow.adapter.DataException;
import io.dataflow.adapter.DatabaseException;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.DuplicateKeyException;
import io.dataflow.adapter.Failure;
import io.dataflow.adapter.ForeignKeyException;
import io.dataflow.adapter.InvalidDatabaseUrlException;
import io.dataflow.adapter.OperationFailedException;
import io.dataflow.adapter.PoolExhaustedException;
import io.dataflow.adapter.SchemaMismatchException;
import io.dataflow.adapter.StatementTimeoutException;
import io.dataflow.adapter.TransactionConflictException;
import io.dataflow.error.DataFlowException;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorTranslationTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final ConnectionFactory connectionFactory = ConnectionFactories
		.get(R2dbcOptions.of(DatabaseUrl.parse("h2:mem:errors;LOCK_TIMEOUT=100;DB_CLOSE_DELAY=0")));

	private final Connection connection = Mono.from(this.connectionFactory.create()).block(LIMIT);

	@BeforeEach
	void createTables() {
		run(this.connection, "DROP ALL OBJECTS");
		run(this.connection, "CREATE TABLE team (id INT PRIMARY KEY)");
		run(this.connection,
				"CREATE TABLE person (id INT PRIMARY KEY, email VARCHAR(20) UNIQUE, name VARCHAR(5) NOT NULL,"
						+ " age INT CHECK (age > 0), team_id INT REFERENCES team)");
		run(this.connection, "INSERT INTO team VALUES (1)");
		run(this.connection, "INSERT INTO person VALUES (1, 'secret@x', 'Ann', 1, 1)");
	}

	@AfterEach
	void closeConnection() {
		Mono.from(this.connection.close()).onErrorComplete().block(LIMIT);
	}

	@Test
	void duplicateKey() {
		DatabaseException error = fail("INSERT INTO person VALUES (2, 'secret@x', 'Bob', 1, 1)");
		assertThat(error).isInstanceOf(DuplicateKeyException.class)
			.hasMessage("[DF-502] Cannot create Person: a record with the same unique key exists already.");
		assertThat(error.sqlState()).contains("23505");
		assertThat(error.operation()).isEqualTo("create Person");
		assertThat(error.isTransient()).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "INSERT INTO person VALUES (2, 'b', 'Bob', 1, 9)", "DELETE FROM team" })
	void foreignKey(String sql) {
		assertThat(fail(sql)).isInstanceOf(ForeignKeyException.class)
			.hasMessageStartingWith("[DF-305] Cannot create Person: a foreign key is violated");
	}

	@Test
	void missingValue() {
		assertThat(fail("INSERT INTO person (id) VALUES (2)")).isInstanceOf(ConstraintException.class)
			.hasMessage("[DF-502] Cannot create Person: a column that must have a value has none.");
	}

	@Test
	void check() {
		assertThat(fail("UPDATE person SET age = 0")).isInstanceOf(ConstraintException.class)
			.hasMessage("[DF-502] Cannot create Person: a constraint of the table is violated.");
	}

	@ParameterizedTest
	@CsvSource({ "SELECT * FROM nowhere,table", "SELECT * FROM persons,table", "SELECT nothing FROM person,column" })
	void missingTableOrColumn(String sql, String what) {
		assertThat(fail(sql)).isInstanceOf(SchemaMismatchException.class)
			.hasMessage("[DF-302] Cannot create Person: the database has no such " + what + ".");
	}

	@ParameterizedTest
	@CsvSource({ "UPDATE person SET age = 'secret@x',DF-102,cannot be converted",
			"UPDATE person SET name = 'secret@x',DF-502,too long",
			"UPDATE person SET age = 1 / (age - 1),DF-502,otherwise" })
	void valueThatDoesNotFit(String sql, String code, String text) {
		DatabaseException error = fail(sql);
		assertThat(error).isInstanceOf(DataException.class).hasMessageContaining(text);
		assertThat(error.code()).isEqualTo(code);
	}

	@Test
	void syntaxErrorHasNoTypeOfItsOwn() {
		assertThat(fail("SELEKT 'secret@x'")).isInstanceOf(OperationFailedException.class)
			.hasMessage("[DF-502] Cannot create Person: the database refused it with SQLState 42001.");
	}

	@Test
	void lockThatIsNotReleasedInTime() {
		Connection other = Mono.from(this.connectionFactory.create()).block(LIMIT);
		Mono.from(other.beginTransaction()).block(LIMIT);
		run(other, "UPDATE person SET age = 2");
		DatabaseException error = fail("UPDATE person SET age = 3");
		Mono.from(other.close()).block(LIMIT);
		assertThat(error).isInstanceOf(TransactionConflictException.class)
			.hasMessageStartingWith("[DF-504] Cannot create Person: it conflicts with a concurrent transaction");
		assertThat(error.isTransient()).isTrue();
	}

	@Test
	void databaseThatWasShutDown() {
		run(this.connection, "SHUTDOWN");
		DatabaseException error = fail("SELECT 1");
		assertThat(error).isInstanceOf(ConnectionFailedException.class)
			.hasMessageStartingWith("[DF-402] Cannot create Person: the connection to the database could not");
		assertThat(error.isTransient()).isTrue();
	}

	@Test
	void wrongPassword() {
		ConnectionFactory wrong = ConnectionFactories
			.get(R2dbcOptions.of(DatabaseUrl.parse("h2:mem:errors;PASSWORD=secret@x")));
		DatabaseException error = translate(Mono.from(wrong.create()));
		assertThat(error).isInstanceOfSatisfying(ConnectionFailedException.class,
				(failed) -> assertThat(failed.isCredentialsRefused()).isTrue());
		assertThat(error).hasMessage("[DF-402] Cannot create Person: the database refuses the credentials.");
		assertThat(error.isTransient()).isFalse();
	}

	@Test
	void poolThatGivesNoConnectionInTime() {
		ConnectionPool pool = new ConnectionPool(ConnectionPoolConfiguration.builder(this.connectionFactory)
			.maxSize(1)
			.maxAcquireTime(Duration.ofMillis(50))
			.build());
		DatabaseException error = translate(Mono.usingWhen(pool.create(), (used) -> pool.create(), Connection::close));
		pool.close();
		assertThat(error).isInstanceOf(PoolExhaustedException.class)
			.hasMessage("[DF-507] Cannot create Person: all connections of the pool are in use.");
		assertThat(error.isTransient()).isTrue();
	}

	@Test
	void poolWithTooManyWaiting() {
		assertThat(translate(Mono.error(new PoolAcquirePendingLimitException(1))))
			.isInstanceOf(PoolExhaustedException.class);
	}

	@Test
	void wrapperOfSpringIsLookedThrough() {
		DatabaseException error = translate(DatabaseClient.create(this.connectionFactory)
			.sql("INSERT INTO person VALUES (2, 'secret@x', 'Bob', 1, 1)")
			.then()
			.doOnError((wrapped) -> assertThat(wrapped).isInstanceOf(DataIntegrityViolationException.class)));
		assertThat(error).isInstanceOf(DuplicateKeyException.class);
	}

	@Test
	void transactionThatCannotBegin() {
		Throwable refused = new R2dbcNonTransientResourceException("refused", "08001");
		assertThat(translate(Mono.error(new CannotCreateTransactionException("no connection", refused))))
			.isInstanceOf(ConnectionFailedException.class);
	}

	@Test
	void ioErrorIsAConnectionFailure() {
		assertThat(translate(Mono.error(new ConnectException("refused"))))
			.isInstanceOf(ConnectionFailedException.class);
	}

	@Test
	void timeoutOfReactorIsAStatementTimeout() {
		assertThat(translate(Mono.error(new TimeoutException()))).isInstanceOf(StatementTimeoutException.class)
			.hasMessage("[DF-505] Cannot create Person: the statement was cancelled or took longer than it may.");
	}

	@ParameterizedTest
	@CsvSource({ "23000,1062,DuplicateKeyException", "23000,1452,ForeignKeyException", "23000,1048,ConstraintException",
			"40001,1213,TransactionConflictException", "HY000,1205,TransactionConflictException",
			"42S02,1146,SchemaMismatchException", "42S22,1054,SchemaMismatchException",
			"HY000,3024,StatementTimeoutException", "28000,1045,ConnectionFailedException", "22001,1406,DataException",
			"08S01,1153,DataException", "40003,0,ConnectionFailedException", "40002,0,ConstraintException",
			"25P02,0,OperationFailedException" })
	void codesOfMysqlAndStandardStatesAreKnown(String state, int code, String type) {
		DatabaseException error = translate(Mono.error(new R2dbcTransientException("secret@x", state, code) {
		}));
		assertThat(error.getClass().getSimpleName()).isEqualTo(type);
	}

	@Test
	void deadlockThatH2MeetsInARollbackIsAConflict() {
		MVStoreException cause = new MVStoreException(DataUtils.ERROR_TRANSACTION_ILLEGAL_STATE, "secret");
		assertThat(translate(Mono.error(new R2dbcTransientException("x", "HY000", 50000, new SQLException(cause)) {
		}))).isInstanceOf(TransactionConflictException.class);
	}

	@Test
	void typeDecidesWithoutState() {
		assertThat(translate(Mono.error(new R2dbcRollbackException("x"))))
			.isInstanceOf(TransactionConflictException.class);
		assertThat(translate(Mono.error(new R2dbcNonTransientResourceException("x"))))
			.isInstanceOf(ConnectionFailedException.class);
	}

	@Test
	void errorOfDataFlowStaysAsItIs() {
		DataFlowException known = new PoolExhaustedException(new Failure("list Person", null, null));
		assertThat(ErrorTranslation.translate(known, "create Person")).isSameAs(known);
		DataFlowException invalid = new InvalidDatabaseUrlException("x", "y");
		assertThat(ErrorTranslation.translate(new IllegalStateException(invalid), "create Person")).isSameAs(invalid);
	}

	@Test
	void otherErrorLosesItsTextButNotItsType() {
		DatabaseException error = translate(Mono.error(new IllegalArgumentException("secret@x")));
		assertThat(error).isInstanceOf(OperationFailedException.class)
			.hasMessage("[DF-502] Cannot create Person: the driver failed without an SQLState.");
		assertThat(error.getCause()).hasMessage("java.lang.IllegalArgumentException");
		assertThat(error.getCause().getStackTrace()).isNotEmpty();
	}

	private DatabaseException fail(String sql) {
		return translate(Flux.from(this.connection.createStatement(sql).execute())
			.flatMap((result) -> result.getRowsUpdated())
			.then());
	}

	private static DatabaseException translate(Mono<?> failing) {
		Throwable error = failing.then(Mono.<Throwable>empty()).onErrorResume(Mono::just).block(LIMIT);
		DataFlowException translated = ErrorTranslation.translate(error, "create Person");
		for (Throwable current = translated; current != null; current = current.getCause()) {
			assertThat(current.toString()).doesNotContain("secret@x");
		}
		return (DatabaseException) translated;
	}

	private static void run(Connection connection, String sql) {
		Flux.from(connection.createStatement(sql).execute())
			.flatMap((result) -> result.getRowsUpdated())
			.then()
			.block(LIMIT);
	}

}
