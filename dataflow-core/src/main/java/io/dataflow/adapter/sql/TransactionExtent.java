/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * How long the work of a transaction lasts. What is cancelled on another thread may be
 * about to begin a statement: when the connection of the transaction is gone by then, the
 * statement would be one outside of any transaction, and be committed.
 */
final class TransactionExtent {

	private final @Nullable TransactionExtent outer;

	private volatile boolean over;

	/**
	 * Create the extent of a transaction.
	 * @param outer the extent that the transaction is part of, if there is one
	 */
	TransactionExtent(@Nullable TransactionExtent outer) {
		this.outer = outer;
	}

	boolean isOver() {
		return this.over || (this.outer != null && this.outer.isOver());
	}

	/**
	 * Let this last as long as some work, which finds it in its context.
	 * @param key what it is found by
	 */
	<T> Mono<T> of(Mono<T> work, Object key) {
		return work.doOnTerminate(this::end).doOnCancel(this::end).contextWrite((context) -> context.put(key, this));
	}

	private void end() {
		this.over = true;
	}

}
