/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.pipeline;

import java.util.function.BooleanSupplier;

import io.dataflow.operation.Operation;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sees every operation on its way to the database, and may rewrite it, refuse it, or wrap
 * its result. Interceptors run in ascending {@link #order()}; those of the same order in
 * the sequence in which they were given.
 *
 * @since 0.1.0
 */
public interface OperationInterceptor {

	/** Order of what watches whole operations. */
	int OBSERVATION = 100;

	/** Order of what lets operations wait until the schema is ready. */
	int SCHEMA_GATE = 200;

	/** Order of what completes and guards records. */
	int LIFECYCLE = 400;

	/** Order of what makes vectors of the texts of records. */
	int EMBEDDING = 500;

	/** Order of what repeats and refuses calls, nearest to the database. */
	int RESILIENCE = 900;

	/** Order of what watches the work of the database, which is last. */
	int DATABASE = 1000;

	/**
	 * Handle an operation.
	 * @param <R> the type of the elements of the result
	 * @param operation the operation
	 * @param next the rest of the way
	 * @return the result, cold
	 */
	<R> Flux<R> intercept(Operation<R> operation, Chain next);

	/**
	 * Handle a transaction as a whole. Operations inside of it, and transactions that
	 * only join it, are handled too, in the Reactor Context that carries it.
	 * @param <T> the type of the result
	 * @param transaction the transaction with its work, from beginning to commit; each
	 * subscription is another one
	 * @param repeatable tells, at any time, whether the work may be subscribed again
	 * @return the result after the commit, cold; the transaction as it is unless
	 * overridden
	 */
	default <T> Mono<T> interceptTransaction(Mono<T> transaction, BooleanSupplier repeatable) {
		return transaction;
	}

	/**
	 * Handle the work of a transaction, also of one that only joins another: inside of
	 * it, after the beginning and before the commit, in the Reactor Context that carries
	 * it.
	 * @param <T> the type of the result
	 * @param work the work; each subscription is another attempt
	 * @return the result of the work, cold; an error rolls the transaction back; the work
	 * as it is unless overridden
	 */
	default <T> Mono<T> interceptWork(Mono<T> work) {
		return work;
	}

	/**
	 * Return where this interceptor stands; smaller numbers are nearer to the caller.
	 * @return the order
	 */
	default int order() {
		return LIFECYCLE;
	}

	/**
	 * Tell whether this interceptor may change what operations say or refuse them. One
	 * that only lets them wait says no, and is left out where an operation is looked at
	 * without being performed.
	 * @return whether {@link Operations#rewrite} asks this interceptor
	 */
	default boolean rewrites() {
		return true;
	}

	/**
	 * The rest of the way to the database.
	 */
	interface Chain {

		/**
		 * Send an operation on.
		 * @param <R> the type of the elements of the result
		 * @param operation the operation, as it came or rewritten
		 * @return the result, cold
		 */
		<R> Flux<R> proceed(Operation<R> operation);

	}

}
