/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.resilience;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

import io.dataflow.adapter.DatabaseException;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * The errors that calls inside of a call have ended with, for instance calls of other
 * instances: each was repeated and counted there as often as it may be, so it is neither
 * repeated nor counted once more by what is around it. Statements inside of a transaction
 * are no calls of their own.
 */
final class Settled {

	private final @Nullable Settled outer;

	private @Nullable Set<Throwable> errors;

	private Settled(@Nullable Settled outer) {
		this.outer = outer;
	}

	/**
	 * Create what a call learns from the calls inside of it.
	 * @param caller the context of its subscriber
	 */
	static Settled of(ContextView caller) {
		@Nullable Settled outer = caller.getOrDefault(Settled.class, null);
		return new Settled(outer);
	}

	/**
	 * Let the calls inside find this.
	 */
	Context in(Context context) {
		return context.put(Settled.class, this);
	}

	/**
	 * Tell the calls around this one that it has ended with an error.
	 */
	void end(Throwable error) {
		for (Settled around = this.outer; around != null; around = around.outer) {
			Failures.chain(error).filter(DatabaseException.class::isInstance).forEach(around::add);
		}
	}

	private synchronized void add(Throwable error) {
		if (this.errors == null) {
			this.errors = Collections.newSetFromMap(new WeakHashMap<>());
		}
		this.errors.add(error);
	}

	synchronized boolean contains(Throwable error) {
		return this.errors != null && this.errors.contains(error);
	}

}
