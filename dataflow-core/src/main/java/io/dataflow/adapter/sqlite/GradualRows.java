/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sqlite;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.core.scheduler.Schedulers;

/**
 * Rows that are read when they are asked for. The query begins when somebody subscribes,
 * so that nothing stays open that nobody reads.
 */
final class GradualRows extends Flux<SqliteRow> {

	private static final long PAUSE_MILLIS = 15;

	private final SqliteSession session;

	private final Object owner;

	private final SqliteCall<RowCursor> query;

	private final boolean inTransaction;

	private final Patience patience;

	/**
	 * Create rows.
	 * @param session where they are read
	 * @param owner for whom
	 * @param query begins the query
	 * @param inTransaction whether other work goes on when these are not wanted any more
	 * @param patience how long to wait for other processes
	 */
	GradualRows(SqliteSession session, Object owner, SqliteCall<RowCursor> query, boolean inTransaction,
			Patience patience) {
		this.session = session;
		this.owner = owner;
		this.query = query;
		this.inTransaction = inTransaction;
		this.patience = patience;
	}

	@Override
	public void subscribe(CoreSubscriber<? super SqliteRow> actual) {
		actual.onSubscribe(new Reader(this, actual));
	}

	private static final class Reader implements Subscription, Runnable {

		private final AtomicLong requested = new AtomicLong();

		private final long begin = System.nanoTime();

		private final GradualRows rows;

		private final CoreSubscriber<? super SqliteRow> actual;

		private @Nullable RowCursor cursor;

		private volatile boolean ended;

		Reader(GradualRows rows, CoreSubscriber<? super SqliteRow> actual) {
			this.rows = rows;
			this.actual = actual;
		}

		@Override
		public void request(long n) {
			if (Operators.validate(n) && this.requested.getAndAccumulate(n, Operators::addCap) == 0 && !this.ended) {
				this.rows.session.execute(this);
			}
		}

		/**
		 * To stop one statement of a transaction would stop all that are open in it, so
		 * there the next row is waited for.
		 */
		@Override
		public void cancel() {
			if (this.ended) {
				return;
			}
			this.ended = true;
			if (!this.rows.inTransaction) {
				this.rows.session.interrupt((running) -> running == this);
			}
			this.rows.session.execute(this::close);
		}

		@Override
		public void run() {
			long wanted = this.requested.get();
			while (wanted > 0) {
				for (long i = 0; i < wanted; i++) {
					if (this.ended || !emit()) {
						return;
					}
				}
				wanted = (wanted == Long.MAX_VALUE) ? wanted : this.requested.addAndGet(-wanted);
			}
		}

		private boolean emit() {
			@Nullable SqliteRow row;
			try {
				row = read();
			}
			catch (SQLException | RuntimeException ex) {
				fail(ex);
				return false;
			}
			if (row == null) {
				complete();
				return false;
			}
			this.actual.onNext(row);
			return true;
		}

		private @Nullable SqliteRow read() throws SQLException {
			return this.rows.session.stoppable(this, this.rows.owner, this::next).orElse(null);
		}

		private Optional<SqliteRow> next() throws SQLException {
			RowCursor open = this.cursor;
			if (open == null) {
				open = this.rows.query.call();
				this.cursor = open;
			}
			return Optional.ofNullable(open.next());
		}

		private void complete() {
			close();
			if (!this.ended) {
				this.ended = true;
				this.actual.onComplete();
			}
		}

		private void fail(Exception error) {
			Throwable translated = (error instanceof SQLException failure) ? this.rows.session.translate(failure)
					: error;
			RowCursor open = this.cursor;
			if (open != null) {
				open.abandon();
			}
			else if (!this.ended && this.rows.patience.goesOn(translated, this.begin)) {
				Schedulers.parallel()
					.schedule(() -> this.rows.session.execute(this), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
				return;
			}
			if (!this.ended) {
				this.ended = true;
				this.actual.onError(translated);
			}
		}

		private void close() {
			RowCursor open = this.cursor;
			if (open == null) {
				return;
			}
			try {
				open.close();
			}
			catch (SQLException ex) {
				open.abandon();
			}
		}

	}

}
