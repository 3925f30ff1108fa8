/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import io.dataflow.DataFlow;
import io.dataflow.ModelOperations;
import io.dataflow.error.DataFlowException;
import io.dataflow.model.DataFlowModel;
import io.dataflow.model.Index;
import io.dataflow.operation.BulkResult;
import io.dataflow.query.Query;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Bulk upserts of records that seem to be new, but are not. That they are found out for
 * their key is in the contract of bulk upserts.
 */
class OptimisticInsertTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static final int RECORDS = 200;

	/** None of those that are looked up. */
	private static final int KNOWN = 150;

	@TempDir
	private @Nullable Path directory;

	private @Nullable DataFlow db;

	@BeforeEach
	void start() {
		this.db = DataFlow.builder("sqlite:///" + file()).models(Account.class).build();
		this.db.start().block(LIMIT);
	}

	@AfterEach
	void stop() {
		db().close().block(LIMIT);
	}

	@Test
	void recordThatExistsNeedNotBeFitForAnInsert() throws SQLException {
		accounts().create(account(KNOWN, 1)).block(LIMIT);
		sql("CREATE TRIGGER few BEFORE INSERT ON accounts WHEN new.credit > 100 BEGIN SELECT RAISE(ABORT, 'few'); END");
		BulkResult result = accounts().bulkUpsert(accounts(500)).block(LIMIT);
		assertThat(result).isNotNull();
		assertThat(result.inserted()).isEqualTo(RECORDS - 1);
		assertThat(result.updated()).isEqualTo(1);
		assertThat(accounts().read("a" + KNOWN).block(LIMIT)).isEqualTo(account(KNOWN, 500));
	}

	@Test
	void newRecordThatIsUnfitChangesNothing() throws SQLException {
		sql("CREATE TRIGGER few BEFORE INSERT ON accounts WHEN new.credit > 100 BEGIN SELECT RAISE(ABORT, 'few'); END");
		assertThatExceptionOfType(DataFlowException.class)
			.isThrownBy(() -> accounts().bulkUpsert(accounts(500)).block(LIMIT))
			.satisfies((failure) -> assertThat(failure.code()).isEqualTo("DF-502"));
		assertThat(accounts().count(Query.all()).block(LIMIT)).isZero();
	}

	@Test
	void uniqueKeyThatTheDatabaseDoesNotHaveIsNoticed() throws SQLException {
		sql("DROP INDEX uq_accounts_email");
		assertThatExceptionOfType(DataFlowException.class)
			.isThrownBy(() -> accounts().bulkUpsert(accounts(1), "email").block(LIMIT));
		assertThat(accounts().count(Query.all()).block(LIMIT)).isZero();
	}

	private static Flux<Account> accounts(int credit) {
		return Flux.range(0, RECORDS).map((number) -> account(number, (number == KNOWN) ? credit : 1));
	}

	private static Account account(int number, int credit) {
		return new Account("a" + number, "e" + number, credit);
	}

	private void sql(String sql) throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private Path file() {
		assertThat(this.directory).isNotNull();
		return this.directory.resolve("test.db");
	}

	private DataFlow db() {
		assertThat(this.db).isNotNull();
		return this.db;
	}

	private ModelOperations<Account> accounts() {
		return db().model(Account.class);
	}

	@DataFlowModel(indexes = @Index(fields = "email", unique = true, name = "uq_accounts_email"))
	record Account(@Id String id, String email, int credit) {

	}

}
