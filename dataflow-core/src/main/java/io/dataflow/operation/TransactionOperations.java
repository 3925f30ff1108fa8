/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import java.util.function.Function;

import io.dataflow.transaction.SavepointName;
import io.dataflow.transaction.TransactionSettings;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

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
	default <T> Mono<T> inTransaction(Mono<T> work) {
		return inTransaction(TransactionSettings.DEFAULT, work);
	}

	/**
	 * Run work in a transaction, as {@link #inTransaction(Mono)} does, that is begun as
	 * asked for. A transaction that is there already keeps its isolation and its right to
	 * write, but has to be rolled back when the work takes longer than it may.
	 * @param <T> the type of the result
	 * @param settings what a new transaction is asked for; the database may give more
	 * isolation than that and never gives less
	 * @param work the work
	 * @return the result of the work after the commit, cold; fails with DF-505 once the
	 * work, counted from the beginning of the transaction, has taken longer than it may,
	 * after it was stopped and rolled back; with DF-504 when it writes and may not
	 */
	<T> Mono<T> inTransaction(TransactionSettings settings, Mono<T> work);

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

	/**
	 * Tell whether of a call that stores every record that can be stored each batch is a
	 * nested transaction, which is undone when it fails. Where it is not, the operations
	 * of {@link BulkOperations} store what can be stored themselves, outside of
	 * transactions, and report the records at fault in their result.
	 * @return whether a batch that fails can be undone alone
	 */
	default boolean undoesBatches() {
		return true;
	}

	/**
	 * Tell, at once and without asking the database, whether what a subscriber does may
	 * become part of a transaction that goes on.
	 * @param context the Reactor Context of the subscriber
	 * @return whether there is such a transaction; true when that is not known
	 */
	boolean mayJoin(ContextView context);

	/**
	 * Remember what the transaction of the subscriber has done so far. A savepoint of the
	 * same name is replaced. It lasts until the end of the transaction, or of the nested
	 * one in which it was created.
	 * @param name the name of the savepoint
	 * @return completes when there is the savepoint, cold; fails with DF-504 when there
	 * is no transaction, or one that can only be rolled back
	 */
	Mono<Void> createSavepoint(SavepointName name);

	/**
	 * Undo what the transaction of the subscriber has done since a savepoint, which
	 * remains; later savepoints do not.
	 * @param name the name of the savepoint
	 * @return completes when that is undone, cold; fails with DF-504 when there is no
	 * transaction, or no such savepoint in it
	 */
	Mono<Void> rollbackToSavepoint(SavepointName name);

}
