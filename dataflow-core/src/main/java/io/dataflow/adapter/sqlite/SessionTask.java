/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sqlite;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

/**
 * Work that a session does when it is asked for: one hop to a thread of the database.
 *
 * @param <T> the type of the result
 */
final class SessionTask<T> extends Mono<T> {

	private final SqliteSession session;

	private final Object owner;

	private final Mode mode;

	private final SqliteCall<T> work;

	SessionTask(SqliteSession session, Object owner, Mode mode, SqliteCall<T> work) {
		this.session = session;
		this.owner = owner;
		this.mode = mode;
		this.work = work;
	}

	@Override
	public void subscribe(CoreSubscriber<? super T> actual) {
		actual.onSubscribe(new Run<>(this, actual));
	}

	/**
	 * What becomes of work that nobody waits for any more.
	 */
	enum Mode {

		/** It is stopped while it runs and does not begin. */
		STOP,

		/** It runs to its end once it has begun, as in a transaction that goes on. */
		FINISH,

		/** It is done in any case. */
		CERTAIN

	}

	private enum State {

		IDLE, WAITING, DONE, CANCELLED

	}

	private static final class Run<T> implements Subscription, Runnable {

		private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);

		private final SessionTask<T> task;

		private final CoreSubscriber<? super T> actual;

		Run(SessionTask<T> task, CoreSubscriber<? super T> actual) {
			this.task = task;
			this.actual = actual;
		}

		@Override
		public void request(long n) {
			if (Operators.validate(n) && this.state.compareAndSet(State.IDLE, State.WAITING)) {
				this.task.session.execute(this);
			}
		}

		@Override
		public void cancel() {
			if (this.state.getAndSet(State.CANCELLED) == State.WAITING && this.task.mode == Mode.STOP) {
				this.task.session.interrupt((running) -> running == this);
			}
		}

		@Override
		public void run() {
			Optional<T> value;
			try {
				value = this.task.session.stoppable(this, this.task.owner, this::work);
			}
			catch (SQLException | RuntimeException | Error ex) {
				fail(ex);
				return;
			}
			value.ifPresent(this::succeed);
		}

		private Optional<T> work() throws SQLException {
			boolean unwanted = this.task.mode != Mode.CERTAIN && this.state.get() != State.WAITING;
			return (unwanted) ? Optional.empty() : Optional.of(this.task.work.call());
		}

		private void succeed(T value) {
			if (this.state.compareAndSet(State.WAITING, State.DONE)) {
				this.actual.onNext(value);
				this.actual.onComplete();
			}
		}

		private void fail(Throwable error) {
			Throwable translated = (error instanceof SQLException failure) ? this.task.session.translate(failure)
					: error;
			if (this.state.compareAndSet(State.WAITING, State.DONE)) {
				this.actual.onError(translated);
			}
		}

	}

}
