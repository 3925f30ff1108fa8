/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.pipeline;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import io.dataflow.operation.Operation;
import io.dataflow.operation.Store;
import io.dataflow.operation.TransactionOperations;
import io.dataflow.transaction.SavepointName;
import io.dataflow.transaction.TransactionSettings;
import io.dataflow.transaction.TransactionSupport;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

/**
 * The only door to a database: sends operations through the interceptors to the store.
 *
 * @since 0.1.0
 */
public final class Operations implements TransactionSupport {

	private final Store store;

	private final List<? extends OperationInterceptor> interceptors;

	private final OperationInterceptor.Chain chain;

	private final int batchSize;

	/**
	 * Create the door to a store.
	 * @param store where operations are performed
	 * @param interceptors what they pass on the way, in any sequence
	 */
	public Operations(Store store, Collection<? extends OperationInterceptor> interceptors) {
		this.store = store;
		this.interceptors = interceptors.stream().sorted(Comparator.comparingInt(OperationInterceptor::order)).toList();
		this.chain = chain(this.interceptors, new Last(store));
		this.batchSize = BulkCalls.DEFAULT_BATCH_SIZE;
	}

	private static OperationInterceptor.Chain chain(List<? extends OperationInterceptor> interceptors,
			OperationInterceptor.Chain last) {
		OperationInterceptor.Chain next = last;
		for (int i = interceptors.size() - 1; i >= 0; i--) {
			next = new Link(interceptors.get(i), next);
		}
		return next;
	}

	private Operations(Store store, List<? extends OperationInterceptor> interceptors, int batchSize) {
		this.store = store;
		this.interceptors = interceptors;
		this.chain = chain(interceptors, new Last(store));
		this.batchSize = batchSize;
	}

	/**
	 * Return the same door for bulk calls with other batches.
	 * @param size how many records make a batch of a bulk call that says nothing itself,
	 * at least 1
	 * @return the door
	 */
	public Operations withBatchSize(int size) {
		if (size < 1) {
			throw new IllegalArgumentException("'size' must be at least 1");
		}
		return new Operations(this.store, this.interceptors, size);
	}

	/**
	 * Return how many records make a batch of a bulk call that says nothing itself.
	 * @return the number, {@value BulkCalls#DEFAULT_BATCH_SIZE} unless told
	 */
	public int batchSize() {
		return this.batchSize;
	}

	/**
	 * Perform an operation.
	 * @param <R> the type of the elements of the result
	 * @param operation the operation
	 * @return the result, cold; errors are {@link io.dataflow.error.DataFlowException}s
	 */
	public <R> Flux<R> execute(Operation<R> operation) {
		return Flux.defer(() -> this.chain.proceed(operation));
	}

	/**
	 * Return what reaches the store when an operation is performed, without performing
	 * it. Interceptors that wait, or that read the context of a subscriber, cannot take
	 * part.
	 * @param operation the operation
	 * @return the operation as the interceptors leave it, of the same type
	 * @throws io.dataflow.error.DataFlowException when an interceptor refuses it
	 * @throws IllegalStateException when an interceptor keeps it or waits
	 */
	public Operation<?> rewrite(Operation<?> operation) {
		LastOperation last = new LastOperation();
		List<? extends OperationInterceptor> asked = this.interceptors.stream()
			.filter(OperationInterceptor::rewrites)
			.toList();
		Signal<?> end = chain(asked, last).proceed(operation).then().materialize().toFuture().getNow(null);
		if (end != null && end.getThrowable() != null) {
			throw Exceptions.propagate(end.getThrowable());
		}
		Operation<?> rewritten = last.operation();
		if (rewritten == null) {
			throw new IllegalStateException("An interceptor does not send the operation on at once");
		}
		return rewritten;
	}

	/**
	 * Run work in one transaction, which operations inside it join.
	 * @param <T> the type of the result
	 * @param work the work; subscribed again when the database has given up the
	 * transaction because of another one, could not be reached to begin it, or lost the
	 * connection before the commit
	 * @return the result of the work after the commit, cold; the transaction is rolled
	 * back when the work fails or is cancelled
	 */
	public <T> Mono<T> inTransaction(Mono<T> work) {
		return inTransaction(TransactionSettings.DEFAULT, work);
	}

	/**
	 * Run work in one transaction that is begun as asked for, which operations inside it
	 * join. Inside a transaction the work joins that one, which keeps its isolation and
	 * its right to write; the time limit applies all the same, to each attempt anew.
	 * @param <T> the type of the result
	 * @param settings what a new transaction is asked for
	 * @param work the work; subscribed again when the database has given up the
	 * transaction because of another one, could not be reached to begin it, or lost the
	 * connection before the commit
	 * @return the result of the work after the commit, cold; the transaction is rolled
	 * back when the work fails, is cancelled or takes longer than it may, which is
	 * DF-505; work that writes and may not fails with DF-504
	 */
	@Override
	public <T> Mono<T> inTransaction(TransactionSettings settings, Mono<T> work) {
		return Mono.defer(() -> intercepted(transactions().inTransaction(settings, inside(work)), () -> true));
	}

	/**
	 * Run work that takes from a source in one transaction. The source takes no part in
	 * it, unless it is that of the caller, so that it can read from the same database.
	 * Work that has begun to take from it is not repeated.
	 * @param <S> the type of the elements of the source
	 * @param <T> the type of the result
	 * @param source where the work takes from
	 * @param work returns the work for what the source yields
	 * @return the result of the work after the commit, cold
	 */
	public <S, T> Mono<T> inTransaction(Flux<S> source, Function<Flux<S>, Mono<T>> work) {
		return Mono.defer(() -> {
			AtomicBoolean taken = new AtomicBoolean();
			Flux<S> once = Flux.defer(() -> {
				taken.set(true);
				return source;
			});
			return intercepted(transactions().inTransaction(once, (rows) -> inside(work.apply(rows))),
					() -> !taken.get());
		});
	}

	/**
	 * Run work so that it can fail alone, also inside a transaction that goes on.
	 * @param <T> the type of the result
	 * @param work the work
	 * @return the result of the work, cold; what the work did is undone when it fails
	 */
	@Override
	public <T> Mono<T> inNestedTransaction(Mono<T> work) {
		return Mono.defer(() -> intercepted(transactions().inNestedTransaction(inside(work)), () -> true));
	}

	/**
	 * Run a batch of a call that stores every record that can be stored, so that it can
	 * be undone alone where the database does that.
	 */
	<T> Mono<T> apart(Mono<T> batch) {
		return Mono.defer(() -> (transactions().undoesBatches()) ? inNestedTransaction(batch) : batch);
	}

	private <T> Mono<T> intercepted(Mono<T> transaction, BooleanSupplier repeatable) {
		Mono<T> intercepted = transaction;
		for (int i = this.interceptors.size() - 1; i >= 0; i--) {
			intercepted = this.interceptors.get(i).interceptTransaction(intercepted, repeatable);
		}
		return intercepted;
	}

	private <T> Mono<T> inside(Mono<T> work) {
		Mono<T> intercepted = work;
		for (int i = this.interceptors.size() - 1; i >= 0; i--) {
			intercepted = this.interceptors.get(i).interceptWork(intercepted);
		}
		return intercepted;
	}

	/**
	 * Remember what the transaction of the subscriber has done so far. A savepoint of the
	 * same name is replaced. It lasts until the end of the transaction, or of the nested
	 * one in which it was created.
	 * @param name the name, at most 63 letters, digits and underscores of ASCII
	 * @return completes when there is the savepoint, cold; fails with DF-102 when that is
	 * no name, and with DF-504 when there is no transaction, or one that can only be
	 * rolled back
	 */
	@Override
	public Mono<Void> createSavepoint(String name) {
		return Mono.defer(() -> transactions().createSavepoint(SavepointName.of(name)));
	}

	/**
	 * Undo what the transaction of the subscriber has done since a savepoint, which
	 * remains; later savepoints do not.
	 * @param name the name of the savepoint
	 * @return completes when that is undone, cold; fails with DF-102 when that is no
	 * name, and with DF-504 when there is no transaction, or no such savepoint in it
	 */
	@Override
	public Mono<Void> rollbackToSavepoint(String name) {
		return Mono.defer(() -> transactions().rollbackToSavepoint(SavepointName.of(name)));
	}

	private TransactionOperations transactions() {
		return this.store.require(TransactionOperations.class);
	}

	private record Link(OperationInterceptor interceptor,
			OperationInterceptor.Chain next) implements OperationInterceptor.Chain {

		@Override
		public <R> Flux<R> proceed(Operation<R> operation) {
			return this.interceptor.intercept(operation, this.next);
		}

	}

	private record Last(Store store) implements OperationInterceptor.Chain {

		@Override
		public <R> Flux<R> proceed(Operation<R> operation) {
			return operation.on(this.store);
		}

	}

}
