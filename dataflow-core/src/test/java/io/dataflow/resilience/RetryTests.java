/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.resilience;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.dataflow.adapter.AmbiguousCommitException;
import io.dataflow.adapter.ConnectionFailedException;
import io.dataflow.adapter.OperationFailedException;
import io.dataflow.adapter.PoolExhaustedException;
import io.dataflow.adapter.StatementTimeoutException;
import io.dataflow.adapter.TransactionConflictException;
import io.dataflow.model.EntityModel;
import io.dataflow.operation.Select;
import io.dataflow.query.Filter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static io.dataflow.resilience.ResilienceFixture.LIMIT;
import static io.dataflow.resilience.ResilienceFixture.failure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is repeated, how often and when.
 */
class RetryTests {

	private static final RetrySettings AT_ONCE = new RetrySettings(3, Duration.ZERO, Duration.ZERO, 1, 0);

	private final ScriptedAdapter adapter = new ScriptedAdapter();

	private final ResilienceFixture db = fixture(AT_ONCE);

	@Test
	void readIsRepeatedWhenItsConnectionIsLost() {
		this.adapter.fail(ConnectionFailedException.lost(failure("08006"))).answer(Mono.just(7L));
		this.db.read().as(StepVerifier::create).expectNext(7L).expectComplete().verify(LIMIT);
		assertThat(this.db.status())
			.isEqualTo(new ResilienceStatus(2, 1, 1, ResilienceStatus.State.CLOSED, 0, 0, 0, 0));
	}

	@Test
	void writeIsNotRepeatedWhenItsConnectionIsLost() {
		ConnectionFailedException lost = ConnectionFailedException.lost(failure("08006")).ofWrite();
		this.adapter.fail(lost);
		assertThat(error(this.db.write())).isSameAs(lost)
			.hasMessageEndingWith("lost, so it is not known whether the change took effect.");
		assertThat(lost.isOutcomeUnknown()).isTrue();
		assertThat(lost.action()).isEqualTo("Look whether the change is there before you repeat the call.");
		assertThat(this.adapter.calls()).isOne();
	}

	@Test
	void writeIsRepeatedWhenThereWasNoConnection() {
		this.adapter.fail(ConnectionFailedException.unreachable(failure("08001"))).answer(Mono.just(1L));
		this.db.write().as(StepVerifier::create).expectNext(1L).expectComplete().verify(LIMIT);
	}

	@Test
	void writeIsRepeatedAfterAConflict() {
		this.adapter.fail(new TransactionConflictException(failure("40001"))).answer(Mono.just(1L));
		this.db.write().as(StepVerifier::create).expectNext(1L).expectComplete().verify(LIMIT);
	}

	@ParameterizedTest
	@MethodSource
	void whatDoesNotPassIsNotRepeated(Throwable permanent) {
		this.adapter.fail(permanent);
		assertThat(error(this.db.read())).isSameAs(permanent);
		assertThat(permanent.getSuppressed()).isEmpty();
		assertThat(this.adapter.calls()).isOne();
	}

	static Stream<Throwable> whatDoesNotPassIsNotRepeated() {
		return Stream.of(ConnectionFailedException.credentialsRefused(failure("28P01")),
				new PoolExhaustedException(failure(null)), new StatementTimeoutException(failure("57014")),
				new OperationFailedException(failure("42601")), new IllegalStateException("mine"));
	}

	@Test
	void lastErrorStaysAndSaysHowOftenTheCallWasMade() {
		TransactionConflictException last = new TransactionConflictException(failure("40P01"));
		this.adapter.fail(new TransactionConflictException(failure("40P01")),
				new TransactionConflictException(failure("40P01")), last);
		assertThat(error(this.db.write())).isSameAs(last);
		assertThat(last.getSuppressed()).singleElement()
			.satisfies((note) -> assertThat(note).isInstanceOf(AttemptsExhaustedException.class)
				.hasMessage("Gave up after 3 attempts"));
		assertThat(this.db.status().totalFailures()).isEqualTo(3);
	}

	@Test
	void streamIsNotRepeatedAfterItsFirstElement() {
		ConnectionFailedException lost = ConnectionFailedException.lost(failure("08006"));
		this.adapter.answer(Flux.just(1L).concatWith(Mono.error(lost)));
		this.db.operations()
			.execute(Select.of(EntityModel.of(ResilienceFixture.Item.class), Filter.all()))
			.as(StepVerifier::create)
			.expectNextCount(1)
			.expectErrorSatisfies((error) -> assertThat(error).isSameAs(lost))
			.verify(LIMIT);
		assertThat(this.adapter.calls()).isOne();
	}

	@Test
	void delaysGrow() {
		RetrySettings slow = new RetrySettings(3, Duration.ofSeconds(10), Duration.ofSeconds(15), 2, 0);
		this.adapter
			.fail(new TransactionConflictException(failure("40001")),
					new TransactionConflictException(failure("40001")))
			.answer(Mono.just(1L));
		StepVerifier.withVirtualTime(() -> fixture(slow).write())
			.expectSubscription()
			.expectNoEvent(Duration.ofSeconds(10))
			.expectNoEvent(Duration.ofSeconds(15))
			.expectNext(1L)
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void cancellationEndsADelay() {
		RetrySettings slow = new RetrySettings(3, Duration.ofSeconds(10), Duration.ofSeconds(15), 2, 0);
		this.adapter.fail(new TransactionConflictException(failure("40001"))).answer(Mono.just(1L));
		StepVerifier.withVirtualTime(() -> fixture(slow).write())
			.expectSubscription()
			.expectNoEvent(Duration.ofSeconds(9))
			.thenCancel()
			.verify(LIMIT);
		assertThat(this.adapter.calls()).isOne();
	}

	@Test
	void transactionIsRepeatedAsAWhole() {
		this.adapter.answer(Mono.just(1L))
			.fail(new TransactionConflictException(failure("40001")))
			.answer(Mono.just(1L), Mono.just(2L), Mono.empty());
		Mono<Long> work = this.db.write().then(this.db.read().next());
		this.db.transaction(work).as(StepVerifier::create).expectNext(2L).expectComplete().verify(LIMIT);
		assertThat(this.adapter.calls()).as("two statements, two statements and a commit").isEqualTo(5);
		assertThat(this.db.status().totalAttempts()).isEqualTo(2);
	}

	@Test
	void transactionIsRepeatedWhenItsCommitConflicts() {
		this.adapter.answer(Mono.just(1L))
			.fail(new TransactionConflictException(failure("40001")))
			.answer(Mono.just(1L), Mono.empty());
		this.db.transaction(this.db.write().next())
			.as(StepVerifier::create)
			.expectNext(1L)
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void conflictIsFoundBehindTheErrorOfTheWork() {
		this.adapter.fail(new TransactionConflictException(failure("40001"))).answer(Mono.just(1L), Mono.empty());
		Mono<Long> work = this.db.write().next().onErrorMap((error) -> new IllegalStateException("mine", error));
		this.db.transaction(work).as(StepVerifier::create).expectNext(1L).expectComplete().verify(LIMIT);
	}

	@Test
	void ambiguousCommitIsNotRepeated() {
		AmbiguousCommitException ambiguous = new AmbiguousCommitException(failure("08006"));
		this.adapter.answer(Mono.just(1L)).fail(ambiguous);
		assertThat(error(this.db.transaction(this.db.write().next()).flux())).isSameAs(ambiguous)
			.hasMessageStartingWith("[DF-504] Cannot count Item: the connection was lost during the commit");
		assertThat(this.adapter.calls()).isEqualTo(2);
	}

	@Test
	void transactionWhoseConnectionWasLostIsRepeatedAsAWhole() {
		this.adapter.fail(ConnectionFailedException.lostInTransaction(failure("08006")))
			.answer(Mono.just(1L), Mono.empty());
		this.db.transaction(this.db.write().next())
			.as(StepVerifier::create)
			.expectNext(1L)
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.adapter.calls()).as("two statements and a commit").isEqualTo(3);
	}

	@Test
	void transactionWithAWriteOfUnknownOutcomeIsNotRepeated() {
		ConnectionFailedException lost = ConnectionFailedException.lost(failure("08006")).ofWrite();
		this.adapter.fail(lost);
		assertThat(error(this.db.transaction(this.db.write().next()).flux())).isSameAs(lost);
		assertThat(this.adapter.calls()).isOne();
	}

	@Test
	void sourceOfTheCallerIsNotSubscribedTwice() {
		TransactionConflictException conflict = new TransactionConflictException(failure("40001"));
		this.adapter.fail(conflict);
		Flux<Long> result = this.db.operations()
			.inTransaction(Flux.just(1L), (source) -> source.concatMap((number) -> this.db.write()).next())
			.flux();
		assertThat(error(result)).isSameAs(conflict);
		assertThat(this.adapter.calls()).isOne();
	}

	@Test
	void sourceThatWasNotSubscribedIsNoObstacle() {
		this.adapter.fail(ConnectionFailedException.unreachable(failure("08001"))).answer(Mono.just(3L), Mono.empty());
		this.db.operations()
			.inTransaction(Flux.just(1L), (source) -> this.db.read().next().delayUntil((first) -> source.then()))
			.as(StepVerifier::create)
			.expectNext(3L)
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void whatWasRepeatedInVainIsNotRepeatedByATransactionAroundIt() {
		ScriptedAdapter other = new ScriptedAdapter().fail(new TransactionConflictException(failure("40001")),
				new TransactionConflictException(failure("40001")), new TransactionConflictException(failure("40001")));
		ResilienceFixture inner = new ResilienceFixture(other, AT_ONCE, CircuitBreakerSettings.none());
		assertThat(error(this.db.transaction(Mono.defer(() -> inner.write().next())).flux()))
			.isInstanceOf(TransactionConflictException.class);
		assertThat(other.calls()).isEqualTo(3);
		assertThat(this.db.status().totalAttempts()).isOne();
	}

	@Test
	void whatAnotherInstanceMustNotRepeatIsNotRepeatedByATransactionAroundIt() {
		TransactionConflictException conflict = new TransactionConflictException(failure("40001"));
		ScriptedAdapter other = new ScriptedAdapter().fail(conflict);
		ResilienceFixture inner = new ResilienceFixture(other, RetrySettings.none(), CircuitBreakerSettings.none());
		Mono<Long> work = Mono.defer(() -> inner.write().next())
			.onErrorMap((error) -> new IllegalStateException("mine", error));
		assertThat(error(this.db.transaction(work).flux())).hasCause(conflict);
		assertThat(other.calls()).isOne();
	}

	@Test
	void whatAnotherInstanceDoesNotReachDoesNotCount() {
		ScriptedAdapter other = new ScriptedAdapter().fail(ConnectionFailedException.unreachable(failure("08001")));
		ResilienceFixture inner = new ResilienceFixture(other, RetrySettings.none(), CircuitBreakerSettings.defaults());
		assertThat(error(this.db.transaction(Mono.defer(() -> inner.read().next())).flux()))
			.isInstanceOf(ConnectionFailedException.class);
		assertThat(inner.status().failureCount()).isOne();
		assertThat(this.db.status())
			.isEqualTo(new ResilienceStatus(1, 1, 0, ResilienceStatus.State.CLOSED, 0, 0, 0, 0));
	}

	@Test
	void nothingIsRepeatedWhenThereIsOneAttempt() {
		TransactionConflictException conflict = new TransactionConflictException(failure("40001"));
		this.adapter.fail(conflict);
		assertThat(error(fixture(RetrySettings.none()).write())).isSameAs(conflict);
		assertThat(conflict.getSuppressed()).isEmpty();
	}

	private ResilienceFixture fixture(RetrySettings retry) {
		return new ResilienceFixture(this.adapter, retry, CircuitBreakerSettings.defaults());
	}

	private static Throwable error(Flux<?> result) {
		List<Throwable> errors = result.ignoreElements()
			.cast(Throwable.class)
			.onErrorResume(Mono::just)
			.flux()
			.collectList()
			.block(LIMIT);
		assertThat(errors).hasSize(1);
		return errors.get(0);
	}

}
