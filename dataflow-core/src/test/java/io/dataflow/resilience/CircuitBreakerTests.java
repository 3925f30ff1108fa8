/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.resilience;

import java.time.Duration;
import java.util.List;

import io.dataflow.adapter.ConnectionFailedException;
import io.dataflow.adapter.OperationFailedException;
import io.dataflow.adapter.PoolExhaustedException;
import io.dataflow.adapter.StatementTimeoutException;
import io.dataflow.resilience.ResilienceStatus.State;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import static io.dataflow.resilience.ResilienceFixture.LIMIT;
import static io.dataflow.resilience.ResilienceFixture.failure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * When calls are refused, and when they are let through again.
 */
class CircuitBreakerTests {

	private static final Duration SHORT = Duration.ofMillis(50);

	private static final ConnectionFailedException DOWN = ConnectionFailedException
		.credentialsRefused(failure("28P01"));

	private final ScriptedAdapter adapter = new ScriptedAdapter();

	private ResilienceFixture db = fixture(Duration.ofSeconds(60));

	@Test
	void failuresInARowOpenIt() {
		open();
		assertThat(this.db.status()).isEqualTo(new ResilienceStatus(3, 3, 0, State.OPEN, 3, 0, 1, 0));
		this.db.read()
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error)
				.isInstanceOfSatisfying(CircuitBreakerOpenException.class, (refusal) -> {
					assertThat(refusal.code()).isEqualTo("DF-402");
					assertThat(refusal.database()).isEqualTo("shop");
					assertThat(refusal.retryAfter()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
					assertThat(refusal.action()).contains("it is tried again by itself");
				})
				.hasMessageMatching("\\[DF-402] The circuit breaker of database 'shop' \\(PostgreSQL\\) is open, "
						+ "since it has not answered: it is tried again in \\d\\d s\\.")
				.hasCause(DOWN))
			.verify(LIMIT);
		assertThat(this.adapter.calls()).as("calls that reached the database").isEqualTo(3);
		assertThat(this.db.status().rejectedRequests()).isOne();
	}

	@Test
	void eachAttemptCounts() {
		this.db = new ResilienceFixture(this.adapter, new RetrySettings(5, Duration.ZERO, Duration.ZERO, 1, 0),
				settings(Duration.ofSeconds(60)));
		this.adapter.fail(unreachable(), unreachable(), unreachable());
		this.db.read().as(StepVerifier::create).expectError(CircuitBreakerOpenException.class).verify(LIMIT);
		assertThat(this.adapter.calls()).isEqualTo(3);
		assertThat(this.db.status().rejectedRequests()).as("a refusal is not repeated").isOne();
	}

	@Test
	void successBreaksTheRow() {
		this.adapter.fail(DOWN, DOWN).answer(Mono.just(1L), Mono.just(2L)).fail(DOWN, DOWN).answer(Mono.just(3L));
		calls(7);
		assertThat(this.db.status()).isEqualTo(new ResilienceStatus(7, 4, 3, State.CLOSED, 0, 0, 0, 0));
	}

	@Test
	void statementThatTheDatabaseEndedForItsTimeLimitIsAnAnswer() {
		this.adapter.fail(DOWN, DOWN, new StatementTimeoutException(failure("57014")), DOWN, DOWN);
		calls(5);
		assertThat(this.db.status().state()).isEqualTo(State.CLOSED);
	}

	@Test
	void statementWithoutAnswerInTimeIsNone() {
		this.adapter.fail(DOWN, DOWN, new StatementTimeoutException(failure(null)));
		calls(3);
		assertThat(this.db.status().state()).isEqualTo(State.OPEN);
	}

	@Test
	void refusedStatementIsAnAnswer() {
		this.adapter.fail(DOWN, DOWN, new OperationFailedException(failure("42601")), DOWN, DOWN);
		calls(5);
		assertThat(this.db.status().state()).isEqualTo(State.CLOSED);
		assertThat(this.db.status().failureCount()).isEqualTo(2);
	}

	@Test
	void serverThatHasNoMoreConnectionsIsNotSilent() {
		this.adapter.fail(DOWN, DOWN, ConnectionFailedException.tooMany(failure("53300")),
				ConnectionFailedException.tooMany(failure("53300")));
		calls(4);
		assertThat(this.db.status().state()).isEqualTo(State.CLOSED);
	}

	@Test
	void errorsThatDidNotReachTheDatabaseSayNothing() {
		this.adapter.fail(DOWN, DOWN, new PoolExhaustedException(failure(null)), new IllegalStateException("mine"),
				DOWN);
		calls(5);
		assertThat(this.db.status().state()).isEqualTo(State.OPEN);
	}

	@Test
	void successesOfAFewCallsCloseIt() {
		openAndWait();
		this.adapter.answer(Mono.just(1L), Mono.just(2L), Mono.just(3L));
		calls(1);
		assertThat(this.db.status().successCount()).isOne();
		calls(1);
		assertThat(this.db.status()).isEqualTo(new ResilienceStatus(5, 3, 2, State.CLOSED, 0, 0, 3, 0));
		calls(1);
	}

	@Test
	void othersAreRefusedWhileAFewTry() {
		openAndWait();
		this.adapter.answer(Mono.never(), Mono.never());
		Flux.merge(this.db.read(), this.db.read(), this.db.read())
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(CircuitBreakerOpenException.class)
				.hasMessageEndingWith("is half open: other calls are trying whether it answers again."))
			.verify(LIMIT);
	}

	@Test
	void oneFailureOpensItAgain() {
		openAndWait();
		this.adapter.answer(Mono.just(1L)).fail(DOWN);
		calls(2);
		assertThat(this.db.status().stateChanges()).as("open, half open, open").isGreaterThanOrEqualTo(3);
		assertThat(this.db.status().failureCount()).isEqualTo(4);
		assertThat(this.db.status().state()).isNotEqualTo(State.CLOSED);
	}

	@Test
	void cancelledCallGivesItsPermissionBack() {
		openAndWait();
		this.adapter.answer(Mono.never(), Mono.never(), Mono.never(), Mono.just(1L), Mono.just(2L));
		for (int i = 0; i < 3; i++) {
			this.db.read().as(StepVerifier::create).thenCancel().verify(LIMIT);
		}
		calls(2);
		assertThat(this.db.status().state()).isEqualTo(State.CLOSED);
	}

	@Test
	void callThatHangsGivesItsPermissionBack() {
		openAndWait();
		this.adapter.answer(Mono.never(), Mono.never(), Mono.just(1L), Mono.just(2L));
		Flux<Long> hanging = Flux.merge(this.db.read(), this.db.read());
		Flux<Long> others = Flux.interval(SHORT)
			.onBackpressureDrop()
			.concatMap((tick) -> this.db.read().onErrorComplete());
		Flux.merge(hanging, others).as(StepVerifier::create).expectNext(1L, 2L).thenCancel().verify(LIMIT);
		awaitState(State.CLOSED);
	}

	@Test
	void callsFromBeforeItOpenedSayNothing() {
		this.db = fixture(SHORT);
		List<Sinks.One<Long>> early = List.of(Sinks.one(), Sinks.one(), Sinks.one());
		early.forEach((answer) -> this.adapter.answer(answer.asMono()));
		List<Disposable> calls = early.stream().map((answer) -> this.db.read().onErrorComplete().subscribe()).toList();
		open();
		awaitState(State.HALF_OPEN);
		early.get(0).tryEmitValue(1L);
		early.get(1).tryEmitError(DOWN);
		calls.get(2).dispose();
		assertThat(this.db.status().state()).isEqualTo(State.HALF_OPEN);
		assertThat(this.db.status().successCount()).isZero();
		assertThat(this.db.status().failureCount()).isEqualTo(3);
		this.adapter.answer(Mono.never(), Mono.never());
		Flux.merge(this.db.read(), this.db.read(), this.db.read())
			.as(StepVerifier::create)
			.expectError(CircuitBreakerOpenException.class)
			.verify(LIMIT);
	}

	@Test
	void transactionIsOneCall() {
		this.adapter.fail(DOWN, DOWN, DOWN, DOWN);
		this.db.transaction(this.db.read().onErrorComplete().then(this.db.read().next()))
			.as(StepVerifier::create)
			.expectError(ConnectionFailedException.class)
			.verify(LIMIT);
		assertThat(this.db.status()).isEqualTo(new ResilienceStatus(1, 1, 0, State.CLOSED, 1, 0, 0, 0));
	}

	@Test
	void transactionIsRefusedAsAWhole() {
		open();
		this.db.transaction(Mono.just(1L))
			.as(StepVerifier::create)
			.expectError(CircuitBreakerOpenException.class)
			.verify(LIMIT);
	}

	@Test
	void nothingIsRefusedWhenItIsOff() {
		this.db = new ResilienceFixture(this.adapter, RetrySettings.none(), CircuitBreakerSettings.none());
		this.adapter.fail(DOWN, DOWN, DOWN, DOWN, DOWN, DOWN).answer(Mono.just(1L));
		calls(7);
		assertThat(this.adapter.calls()).isEqualTo(7);
		assertThat(this.db.status()).isEqualTo(new ResilienceStatus(7, 6, 1, State.CLOSED, 0, 0, 0, 0));
	}

	private void open() {
		this.adapter.fail(DOWN, DOWN, DOWN);
		calls(3);
	}

	private void openAndWait() {
		this.db = fixture(SHORT);
		open();
		awaitState(State.HALF_OPEN);
	}

	private void awaitState(State state) {
		Flux.interval(Duration.ofMillis(1))
			.onBackpressureDrop()
			.takeUntil((tick) -> this.db.status().state() == state)
			.blockLast(LIMIT);
	}

	private void calls(int number) {
		Flux.range(0, number).concatMap((i) -> this.db.read().onErrorComplete()).blockLast(LIMIT);
	}

	private static ConnectionFailedException unreachable() {
		return ConnectionFailedException.unreachable(failure("08001"));
	}

	private ResilienceFixture fixture(Duration timeout) {
		return new ResilienceFixture(this.adapter, RetrySettings.none(), settings(timeout));
	}

	private static CircuitBreakerSettings settings(Duration timeout) {
		return new CircuitBreakerSettings(true, 3, 2, timeout);
	}

}
