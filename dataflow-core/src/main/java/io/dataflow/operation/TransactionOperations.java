/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import java.util.function.Function;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The capability to make several operations one.
 *
 * @since 0.1.0
 */
public interface TransactionOperations {

	/**
	 * Run work in a transaction: that of the subscriber if there is one, else a new one,
	 * which is committed when the work completes and rolled back when it fails or is
	 * cancelled. The operations inside find the transaction in the Reactor Context.
	 * @param <T> the type of the result
	 * @param work the work
	 * @return the result of the work after the commit, cold
	 */
	<T> Mono<T> inTransaction(Mono<T> work);

	/**
	 * Run work that takes from a source in a transaction, as {@link #inTransaction(Mono)}
	 * does. The source is subscribed to as from outside of the work: what it reads from
	 * the same database comes over a connection of its own, or over that of the caller's
	 * transaction, and never has to wait for the statements of the work.
	 * @param <S> the type of the elements of the source
	 * @param <T> the type of the result
	 * @param source where the work takes from
	 * @param work returns the work for what the source yields
	 * @return the result of the work after the commit, cold
	 */
	<S, T> Mono<T> inTransaction(Flux<S> source, Function<Flux<S>, Mono<T>> work);

	/**
	 * Run work so that it can fail alone: in a new transaction, or inside that of the
	 * subscriber, of which then only this part is undone when the work fails.
	 * @param <T> the type of the result
	 * @param work the work
	 * @return the result of the work, cold
	 */
	<T> Mono<T> inNestedTransaction(Mono<T> work);

}
