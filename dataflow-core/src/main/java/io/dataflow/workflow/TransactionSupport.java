/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

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
	 * @param work the work, cold; emits one value
	 * @param <T> the type of its value
	 * @return the value of the work after the commit; cold
	 */
	<T> Mono<T> inTransaction(Mono<T> work);

}
