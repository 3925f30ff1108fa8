/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.transaction;

import reactor.core.publisher.Mono;

/**
 * Runs work inside a transaction. The engine uses it for the transaction groups of a
 * workflow and knows nothing else of databases.
 *
 * @since 0.1.0
 */
public interface TransactionSupport {

	/**
	 * Return the work wrapped in a transaction. On subscription the transaction begins
	 * and the work is subscribed with a Reactor Context that carries it; the result is
	 * emitted once the transaction has committed. An error of the work, and cancellation,
	 * roll it back before the error is passed on unchanged. The work may be subscribed
	 * again to repeat the whole transaction.
	 * @param settings what a new transaction is asked for
	 * @param work the work, cold; emits one value
	 * @param <T> the type of its value
	 * @return the value of the work after the commit, cold; fails with DF-505, after the
	 * rollback, when the work takes longer than the settings allow
	 */
	<T> Mono<T> inTransaction(TransactionSettings settings, Mono<T> work);

	/**
	 * Return the work wrapped so that it can fail alone: in a new transaction, or inside
	 * that of the subscriber, of which then only what the work did is undone before the
	 * error is passed on unchanged.
	 * @param work the work, cold; emits one value
	 * @param <T> the type of its value
	 * @return the value of the work; cold
	 */
	<T> Mono<T> inNestedTransaction(Mono<T> work);

	/**
	 * Remember what the transaction in the Reactor Context has done so far. A savepoint
	 * of the same name is replaced.
	 * @param name the name, at most 63 letters, digits and underscores of ASCII
	 * @return completes when there is the savepoint, cold; fails with DF-102 when that is
	 * no name, and with DF-504 when there is no transaction
	 */
	Mono<Void> createSavepoint(String name);

	/**
	 * Undo what the transaction in the Reactor Context has done since a savepoint, which
	 * remains; later savepoints do not.
	 * @param name the name of the savepoint
	 * @return completes when that is undone, cold; fails with DF-102 when that is no
	 * name, and with DF-504 when there is no transaction, or no such savepoint in it
	 */
	Mono<Void> rollbackToSavepoint(String name);

}
