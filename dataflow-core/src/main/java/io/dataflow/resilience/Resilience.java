/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.resilience;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import io.dataflow.adapter.Adapter;
import io.dataflow.adapter.CapabilityNotSupportedException;
import io.dataflow.operation.Operation;
import io.dataflow.operation.TransactionOperations;
import io.dataflow.pipeline.OperationInterceptor;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Repeats what failed for a reason that passes and left the database as it was, and
 * refuses calls to a database that does not answer. A transaction is permitted, counted
 * and repeated as a whole; the operations inside of it pass.
 * <p>
 * Repeated are: what conflicted with another transaction, so that the database rolled it
 * back; what could not get a connection because the database could not be reached; a
 * transaction that lost its connection before the commit; and a read during which the
 * connection was lost, unless the first record was emitted. A write during which the
 * connection was lost, a commit, and what has cost too much time are not, and neither is
 * a bulk call that has begun to take from the {@code Publisher} of the caller.
 *
 * @since 0.1.0
 */
public final class Resilience implements OperationInterceptor {

	private final Breaker breaker;

	private final Retry retry;

	private final Counts counts = new Counts();

	private final Predicate<ContextView> insideTransaction;

	/**
	 * Create the interceptor of an instance.
	 * @param database the name of the instance
	 * @param adapter its database
	 * @param retry how to repeat
	 * @param circuitBreaker when to refuse
	 */
	public Resilience(String database, Adapter adapter, RetrySettings retry, CircuitBreakerSettings circuitBreaker) {
		this.breaker = new Breaker(database, adapter.kind(), circuitBreaker);
		this.retry = Retry.of(database, configuration(retry));
		this.insideTransaction = insideTransaction(adapter);
	}

	private static RetryConfig configuration(RetrySettings settings) {
		IntervalFunction delays = (attempt) -> settings.delay(attempt, ThreadLocalRandom.current().nextDouble());
		return RetryConfig.custom()
			.maxAttempts(settings.maxAttempts())
			.intervalFunction(delays)
			.retryOnException((error) -> true)
			.build();
	}

	private static Predicate<ContextView> insideTransaction(Adapter adapter) {
		try {
			return adapter.require(TransactionOperations.class)::mayJoin;
		}
		catch (CapabilityNotSupportedException ex) {
			return (context) -> false;
		}
	}

	@Override
	public <R> Flux<R> intercept(Operation<R> operation, Chain next) {
		return Flux.deferContextual(
				(context) -> this.insideTransaction.test(context) ? next.proceed(operation)
						: new Attempts<R>(this, () -> next.proceed(operation),
								(error, settled) -> Failures.isRepeatable(operation, error), Settled.of(context))
							.flux());
	}

	@Override
	public <T> Mono<T> interceptTransaction(Mono<T> transaction, BooleanSupplier repeatable) {
		return Mono.deferContextual((context) -> this.insideTransaction.test(context) ? transaction
				: new Attempts<T>(this, () -> transaction,
						(error, settled) -> repeatable.getAsBoolean() && Failures.isRepeatable(error, settled),
						Settled.of(context))
					.flux()
					.singleOrEmpty());
	}

	@Override
	public boolean rewrites() {
		return false;
	}

	@Override
	public int order() {
		return RESILIENCE;
	}

	/**
	 * Return what has happened so far.
	 * @return the numbers and the state of the circuit breaker
	 */
	public ResilienceStatus status() {
		return new ResilienceStatus(this.counts.attempts(), this.counts.failures(), this.counts.successes(),
				this.breaker.state(), this.breaker.failuresInARow(), this.breaker.successes(),
				this.breaker.stateChanges(), this.breaker.rejections());
	}

	<T> Flux<T> guarded(Publisher<T> call, Runnable onFirst, Settled settled) {
		return new GuardedFlux<>(call, this.breaker, this.counts, onFirst, settled);
	}

	Retry retry() {
		return this.retry;
	}

}
