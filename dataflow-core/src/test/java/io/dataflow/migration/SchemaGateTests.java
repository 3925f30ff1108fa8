/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.migration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.dataflow.model.EntityModels;
import io.dataflow.operation.Store;
import io.dataflow.pipeline.Operations;
import io.dataflow.testing.FakeTransactions;
import io.dataflow.transaction.TransactionSettings;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaGateTests {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private final Steps steps = new Steps();

	private final SchemaGate gate = new SchemaGate(
			new Migrator(this.steps, EntityModels.of(List.of()), SchemaMode.NONE));

	private final Operations operations = new Operations(this.steps, List.of(this.gate));

	@Test
	void commitUnderWayWhenTheGateClosesHasItsOwnResult() {
		StepVerifier transaction = this.operations.inTransaction(Mono.just("done"))
			.as(StepVerifier::create)
			.expectNext("done")
			.expectComplete()
			.verifyLater();
		assertThat(this.steps.taken).containsExactly("begin", "commit");
		this.gate.close();
		this.steps.commit.tryEmitEmpty();
		transaction.verify(LIMIT);
		assertThat(this.steps.taken).containsExactly("begin", "commit", "committed");
	}

	@Test
	void workInProgressWhenTheGateClosesIsRolledBack() {
		StepVerifier transaction = this.operations
			.inTransaction(this.operations.inNestedTransaction(this.operations.inTransaction(Mono.never())))
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(InstanceClosedException.class)
				.hasMessageContaining("Cannot work on a transaction: the instance has been closed."))
			.verifyLater();
		this.gate.close();
		transaction.verify(LIMIT);
		assertThat(this.steps.taken).startsWith("begin", "begin", "begin")
			.contains("rollback")
			.doesNotContain("commit");
	}

	@Test
	void workThatTakesFromASourceIsRolledBackToo() {
		StepVerifier transaction = this.operations.inTransaction(Flux.never(), Flux::then)
			.as(StepVerifier::create)
			.expectError(InstanceClosedException.class)
			.verifyLater();
		this.gate.close();
		transaction.verify(LIMIT);
		assertThat(this.steps.taken).containsExactly("begin", "rollback");
	}

	@Test
	void nothingBeginsAfterTheGateClosed() {
		this.gate.close();
		this.operations.inTransaction(Mono.just("late"))
			.as(StepVerifier::create)
			.expectError(InstanceClosedException.class)
			.verify(LIMIT);
		assertThat(this.steps.taken).isEmpty();
	}

	/**
	 * Transactions that remember what happens to them. Their commits wait for a signal.
	 */
	private static final class Steps implements Store, FakeTransactions {

		private final List<String> taken = new ArrayList<>();

		private final Sinks.Empty<Void> commit = Sinks.empty();

		@Override
		public <C> C require(Class<C> capability) {
			return capability.cast(this);
		}

		@Override
		public <T> Mono<T> inTransaction(TransactionSettings settings, Mono<T> work) {
			return Mono.usingWhen(step("begin").thenReturn("transaction"), (transaction) -> work,
					(transaction) -> step("commit").then(this.commit.asMono()).then(step("committed")),
					(transaction, error) -> step("rollback"), (transaction) -> step("rollback"));
		}

		private Mono<Void> step(String name) {
			return Mono.fromRunnable(() -> this.taken.add(name));
		}

	}

}
