/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.Map;

import io.dataflow.adapter.CapabilityNotSupportedException;
import io.dataflow.operation.document.FileAddress;
import io.dataflow.operation.document.FileDelete;
import io.dataflow.operation.document.FileFind;
import io.dataflow.operation.document.FileWrite;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;
import io.dataflow.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.reactive.TransactionContextManager;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest(DatabaseName.MONGODB)
class MongoFilesTests {

	private static final FileAddress NAME = FileAddress.name("x");

	@Test
	void refusalInATransactionTellsWhatToDoInstead(TestDatabase database) {
		try (MongoThings things = MongoThings.in(database)) {
			InterruptedDatabases databases = things.interrupted(0, Mono.empty());
			MongoFiles files = new MongoFiles(new MongoExecutor(databases));
			assertRefused(databases, files.find(new FileFind("fs", NAME)), "Read the file before");
			assertRefused(databases, files.delete(new FileDelete("fs", NAME)), "Remove the file after");
			assertRefused(databases, files.write(new FileWrite("fs", "x", Flux.empty(), Map.of(), 1)),
					"Store the file before");
			assertThat(databases.commands()).isZero();
		}
	}

	private static void assertRefused(InterruptedDatabases databases, Mono<?> work, String action) {
		TransactionSynchronizationManager.forCurrentTransaction()
			.doOnNext((transaction) -> transaction.bindResource(databases, new Object()))
			.then(work)
			.contextWrite(TransactionContextManager.getOrCreateContext())
			.contextWrite(TransactionContextManager.getOrCreateContextHolder())
			.as(StepVerifier::create)
			.expectErrorSatisfies(
					(error) -> assertThat(error).isInstanceOfSatisfying(CapabilityNotSupportedException.class,
							(refusal) -> assertThat(refusal.action()).startsWith(action)))
			.verify(MongoThings.LIMIT);
	}

}
