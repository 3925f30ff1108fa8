/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.function.Function;

import io.dataflow.adapter.AlreadyCommittedException;
import io.dataflow.adapter.AmbiguousCommitException;
import io.dataflow.adapter.ConnectionFailedException;
import io.dataflow.adapter.DatabaseException;
import io.dataflow.adapter.Failure;
import io.dataflow.error.DataFlowException;
import io.r2dbc.spi.R2dbcException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.ReactiveTransaction;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.context.ContextView;

/**
 * How far the end of a transaction has come. Spring does work before the {@code COMMIT}
 * and after it, and errors of that say nothing of the {@code COMMIT}.
 */
final class Ending {

	private final boolean whole;

	private final Sinks.Empty<Void> released = Sinks.empty();

	private volatile boolean committed;

	private volatile @Nullable Throwable failure;

	Ending(ReactiveTransaction transaction) {
		this.whole = transaction.isNewTransaction();
	}

	/**
	 * Return the ending that the subscriber is in.
	 */
	static Ending of(ContextView context) {
		return context.get(Ending.class);
	}

	/**
	 * Let what happens on the way find this.
	 */
	Mono<Void> in(Mono<Void> end) {
		return end.contextWrite((context) -> context.put(Ending.class, this));
	}

	/**
	 * Note what becomes of the {@code COMMIT}.
	 */
	Mono<Void> noted(Mono<Void> commit) {
		return commit.doOnSuccess((done) -> this.committed = true).doOnError((error) -> this.failure = failure(error));
	}

	/**
	 * Without an answer to the {@code COMMIT} nobody knows whether it took effect.
	 */
	private static Throwable failure(Throwable error) {
		if (ErrorTranslation.isOfClosedQueue(error)) {
			return known(error, ConnectionFailedException::lostInTransaction);
		}
		DataFlowException known = ErrorTranslation.translate(error, "complete the transaction",
				AmbiguousCommitException::new);
		return (known instanceof AmbiguousCommitException) ? known : error;
	}

	/**
	 * Return the error of the caller for an error of the end. What is lost before the
	 * {@code COMMIT} is undone; what comes after it stays an error, but the work is done.
	 */
	Throwable errorOf(Throwable error) {
		if (!this.whole) {
			return error;
		}
		if (this.committed) {
			Throwable late = known(unmasked(error), ConnectionFailedException::lost);
			AlreadyCommittedException.addTo(late);
			return late;
		}
		Throwable ofCommit = this.failure;
		return (ofCommit != null) ? ofCommit : known(error, ConnectionFailedException::lostInTransaction);
	}

	/**
	 * After a synchronization has failed Spring asks for them a second time, when they
	 * are gone: the error of that hides the one of the caller, which Reactor keeps.
	 */
	private static Throwable unmasked(Throwable error) {
		StackTraceElement[] trace = (error instanceof IllegalStateException) ? error.getStackTrace()
				: new StackTraceElement[0];
		boolean ofSpring = trace.length > 0
				&& trace[0].getClassName().equals(TransactionSynchronizationManager.class.getName());
		return (ofSpring && error.getSuppressed().length > 0) ? error.getSuppressed()[0] : error;
	}

	private static Throwable known(Throwable error, Function<Failure, DatabaseException> lost) {
		boolean ofDatabase = error instanceof R2dbcException || error instanceof DataAccessException
				|| error instanceof TransactionException || ErrorTranslation.isOfClosedQueue(error);
		return ofDatabase ? ErrorTranslation.translate(error, "complete the transaction", lost) : error;
	}

	/**
	 * Note that the connection of the transaction is given back, so that it is another's.
	 */
	void release() {
		if (this.whole) {
			this.released.tryEmitEmpty();
		}
	}

	/**
	 * Complete when the connection of the transaction is given back.
	 */
	Mono<Void> released() {
		return this.released.asMono();
	}

}
