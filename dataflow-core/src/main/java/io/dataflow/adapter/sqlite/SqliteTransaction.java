/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sqlite;

import java.sql.SQLException;
import java.time.Duration;

import io.dataflow.adapter.sqlite.SessionTask.Mode;
import io.r2dbc.spi.R2dbcRollbackException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A transaction. It begins with its first statement, so that one that has nothing to do
 * yet keeps nobody waiting.
 */
final class SqliteTransaction {

	private final SqliteSession session;

	private final Object owner;

	private final WriterLock.Ticket ticket;

	private final boolean readOnly;

	private final boolean alone;

	private final @Nullable Duration lockWait;

	private final Patience patience;

	private final Mono<Void> begun;

	private volatile boolean ended;

	private volatile boolean broken;

	private boolean open;

	SqliteTransaction(SqliteSession session, SqliteConnection owner, WriterLock.Ticket ticket, boolean readOnly,
			boolean alone, @Nullable Duration lockWait) {
		this.session = session;
		this.owner = owner;
		this.ticket = ticket;
		this.readOnly = readOnly;
		this.alone = alone;
		this.lockWait = lockWait;
		this.patience = new Patience((lockWait != null) ? lockWait : owner.busyTimeout());
		// shared, since whoever began it may be cancelled while others wait for it too
		this.begun = Mono.defer(this::begin).cache();
	}

	private Mono<Void> begin() {
		Mono<Boolean> task = this.patience.retry(this.session.task(this.owner, Mode.FINISH, this::start),
				() -> !this.ended);
		Mono<Void> turn = (this.readOnly && !this.alone) ? Mono.empty() : this.ticket.acquire(this.lockWait);
		return turn.then(task).then();
	}

	private boolean start() throws SQLException {
		if (this.ended) {
			throw over();
		}
		this.session.closeCursors();
		this.session.command(this.readOnly ? "BEGIN" : "BEGIN IMMEDIATE");
		this.open = true;
		if (this.readOnly) {
			this.session.command("PRAGMA query_only = ON");
		}
		return true;
	}

	/**
	 * Do work in the transaction, which may have ended by the time of its turn.
	 */
	<T> Mono<T> run(SqliteCall<T> work) {
		SqliteCall<T> inside = () -> {
			if (this.ended) {
				throw over();
			}
			return work.call();
		};
		return begun().then(this.session.task(this.owner, Mode.FINISH, inside)).doOnError(this::fail);
	}

	/**
	 * Begin, unless that is done.
	 * @return completes when statements can be executed
	 */
	Mono<Void> begun() {
		return Mono.defer(() -> (this.broken || this.ended) ? Mono.error(over()) : this.begun);
	}

	/**
	 * Take note of an error, after which SQLite may have rolled back.
	 */
	void fail(Throwable error) {
		if (SqliteErrors.endsTransaction(error)) {
			this.broken = true;
		}
	}

	Mono<Void> commit() {
		return Mono.defer(() -> {
			if (this.broken) {
				return rollback().then(Mono.error(over()));
			}
			Mono<Boolean> task = this.session.task(this.owner, Mode.CERTAIN, () -> end());
			return this.patience.retry(task, () -> true)
				.onErrorResume((error) -> rollback().then(Mono.error(error)))
				.then();
		});
	}

	Mono<Void> rollback() {
		return Mono.defer(() -> {
			this.ended = true;
			return this.session.task(this.owner, Mode.CERTAIN, this::undo).then();
		});
	}

	private boolean undo() throws SQLException {
		try {
			this.session.closeCursors();
			if (this.open) {
				this.session.command("ROLLBACK");
			}
		}
		catch (SQLException ex) {
			// SQLite has rolled back by itself
		}
		return close();
	}

	private boolean end() throws SQLException {
		if (this.open) {
			this.session.command("COMMIT");
		}
		return close();
	}

	private boolean close() throws SQLException {
		boolean begun = this.open;
		this.open = false;
		this.ended = true;
		try {
			if (begun && this.readOnly) {
				this.session.command("PRAGMA query_only = OFF");
			}
		}
		finally {
			this.ticket.release();
		}
		return true;
	}

	private static R2dbcRollbackException over() {
		return new R2dbcRollbackException("The transaction was rolled back", "40000");
	}

}
