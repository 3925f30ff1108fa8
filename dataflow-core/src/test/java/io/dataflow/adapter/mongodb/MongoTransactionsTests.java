/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import io.dataflow.adapter.CapabilityNotSupportedException;
import io.dataflow.adapter.DuplicateKeyException;
import io.dataflow.adapter.ReadOnlyException;
import io.dataflow.adapter.TransactionRolledBackException;
import io.dataflow.adapter.TransactionTimeoutException;
import io.dataflow.operation.Insert;
import io.dataflow.operation.Row;
import io.dataflow.operation.Select;
import io.dataflow.query.Filter;
import io.dataflow.schema.SchemaChange;
import io.dataflow.testing.Capability;
import io.dataflow.testing.TestDatabase;
import io.dataflow.transaction.IsolationLevel;
import io.dataflow.transaction.SavepointName;
import io.dataflow.transaction.TransactionSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static io.dataflow.adapter.mongodb.MongoThings.THING;
import static io.dataflow.adapter.mongodb.MongoThings.await;
import static io.dataflow.adapter.mongodb.MongoThings.one;
import static io.dataflow.adapter.mongodb.MongoThings.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

class MongoTransactionsTests extends AbstractMongoTests {

	@BeforeEach
	void createCollections() {
		await(this.adapter.apply(List.of(new SchemaChange.CreateTable(THING))));
	}

	@Test
	void serverOutsideOfAReplicaSetRefusesTransactions(TestDatabase database) {
		assumeThat(database.has(Capability.TRANSACTIONS)).as("a server that has transactions").isFalse();
		refused(() -> this.adapter.inTransaction(add("a")), "member of a replica set", "atomic: false");
		refused(() -> this.adapter.inNestedTransaction(add("a")), "member of a replica set", "atomic: false");
		refused(() -> this.adapter.insert(new Insert(THING, List.of(record("a"), record("b")))).then(),
				"creating several records at once", "replica set");
		assertThat(this.things.documents("things")).isEmpty();
	}

	@Test
	void savepointsAndSerializableTransactionsAreRefused() {
		refused(() -> this.adapter.createSavepoint(SavepointName.of("a")), "savepoints and nested", "of its own");
		refused(() -> this.adapter.rollbackToSavepoint(SavepointName.of("a")), "savepoints and nested", "of its own");
		refused(() -> this.adapter.inTransaction(TransactionSettings.DEFAULT.isolation(IsolationLevel.SERIALIZABLE),
				add("a")), "SERIALIZABLE", "REPEATABLE_READ");
		assertThat(this.adapter.undoesBatches()).isFalse();
	}

	private static void refused(Supplier<Mono<?>> work, String message, String action) {
		assertThatExceptionOfType(CapabilityNotSupportedException.class)
			.isThrownBy(() -> work.get().block(MongoThings.LIMIT))
			.withMessageContaining("MongoDB does not support ")
			.withMessageContaining(message)
			.satisfies((error) -> {
				assertThat(error.code()).isEqualTo("DF-701");
				assertThat(error.action()).contains(action);
			});
	}

	@Test
	void workIsStoredTogetherOrNotAtAll(TestDatabase database) {
		database.require(Capability.TRANSACTIONS);
		one(this.adapter.inTransaction(add("a").then(add("b"))));
		assertThat(this.things.documents("things")).hasSize(2);
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> this.adapter.inTransaction(add("c").then(Mono.error(new IllegalStateException("no"))))
				.block(MongoThings.LIMIT));
		assertThat(this.things.documents("things")).hasSize(2);
	}

	@Test
	void operationsAtOnceTakeTurns(TestDatabase database) {
		database.require(Capability.TRANSACTIONS);
		await(this.adapter.inTransaction(Flux.range(0, 20).flatMap((i) -> add("t" + i)).collectList()));
		assertThat(this.things.documents("things")).hasSize(20);
	}

	@Test
	void failureOfWorkThatJoinedEndsTheTransaction(TestDatabase database) {
		database.require(Capability.TRANSACTIONS);
		await(add("a"));
		assertThatExceptionOfType(TransactionRolledBackException.class)
			.isThrownBy(() -> this.adapter.inTransaction(add("b").then(add("a").onErrorResume((error) -> Mono.empty())))
				.block(MongoThings.LIMIT));
		assertThat(this.things.documents("things")).hasSize(1);
	}

	@Test
	void keyThatOneOfSeveralRecordsRepeatsIsTold(TestDatabase database) {
		database.require(Capability.TRANSACTIONS);
		await(add("a"));
		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> this.adapter.insert(new Insert(THING, List.of(record("b"), record("a"))))
				.blockLast(MongoThings.LIMIT))
			.satisfies((error) -> assertThat(error.constraint()).isNotEmpty());
		assertThat(this.things.documents("things")).hasSize(1);
	}

	@Test
	void transactionThatOnlyReadsRefusesWrites(TestDatabase database) {
		database.require(Capability.TRANSACTIONS);
		TransactionSettings reading = TransactionSettings.DEFAULT.readOnly(true);
		assertThat(one(
				this.adapter.inTransaction(reading, this.adapter.select(Select.of(THING, Filter.all())).collectList())))
			.isEmpty();
		assertThatExceptionOfType(ReadOnlyException.class)
			.isThrownBy(() -> this.adapter.inTransaction(reading, add("a")).block(MongoThings.LIMIT));
	}

	@Test
	void transactionThatTakesTooLongIsRolledBack(TestDatabase database) {
		database.require(Capability.TRANSACTIONS);
		TransactionSettings limited = TransactionSettings.DEFAULT.timeout(Duration.ofMillis(200));
		assertThatExceptionOfType(TransactionTimeoutException.class).isThrownBy(
				() -> this.adapter.inTransaction(limited, add("a").then(Mono.never())).block(MongoThings.LIMIT));
		assertThat(this.things.documents("things")).isEmpty();
	}

	@Test
	void nestedTransactionIsRefused(TestDatabase database) {
		database.require(Capability.TRANSACTIONS);
		refused(() -> this.adapter.inTransaction(this.adapter.inNestedTransaction(add("a"))), "nested", "of its own");
	}

	private Mono<Row> add(String id) {
		return this.adapter.insert(new Insert(THING, List.of(record(id)))).single();
	}

	private static Row record(String id) {
		return row("id", id, "name", id);
	}

}
