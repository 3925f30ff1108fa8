/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sqlite;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

import io.r2dbc.spi.R2dbcRollbackException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Lets one writer in at a time, in the order in which they came, without a thread that
 * waits.
 */
final class WriterLock {

	private final Deque<Ticket> waiting = new ArrayDeque<>();

	private @Nullable Ticket holder;

	/**
	 * Return a ticket, with which nobody queues yet.
	 */
	Ticket ticket() {
		return new Ticket();
	}

	private synchronized void queue(Ticket ticket) {
		if (ticket.state != State.NEW) {
			return;
		}
		ticket.state = State.QUEUED;
		if (this.holder == null) {
			this.holder = ticket;
			ticket.turn.tryEmitEmpty();
		}
		else {
			this.waiting.add(ticket);
		}
	}

	private synchronized @Nullable Ticket leave(Ticket ticket) {
		State before = ticket.state;
		ticket.state = State.GIVEN_BACK;
		if (before != State.QUEUED) {
			return null;
		}
		if (this.holder != ticket) {
			this.waiting.remove(ticket);
			return null;
		}
		this.holder = this.waiting.poll();
		return this.holder;
	}

	private enum State {

		NEW, QUEUED, GIVEN_BACK

	}

	/**
	 * A place in the queue. Giving it back twice does no harm, and giving it back while
	 * waiting leaves the queue, so that whoever took it out can always do so.
	 */
	final class Ticket {

		private final Sinks.Empty<Void> turn = Sinks.empty();

		private State state = State.NEW;

		/**
		 * Queue.
		 * @param limit how long to wait, or {@code null} for as long as it takes
		 * @return completes when it is this ticket's turn
		 */
		Mono<Void> acquire(@Nullable Duration limit) {
			Mono<Void> acquired = Mono.defer(() -> {
				queue(this);
				return this.turn.asMono();
			});
			return (limit == null) ? acquired : acquired.timeout(limit, Mono.error(WriterLock::timeout));
		}

		void release() {
			Ticket next = leave(this);
			if (next != null) {
				next.turn.tryEmitEmpty();
			}
			this.turn.tryEmitError(new R2dbcRollbackException("The transaction has ended", "40000"));
		}

	}

	private static R2dbcTransientResourceException timeout() {
		return new R2dbcTransientResourceException("Another transaction is writing", "55P03");
	}

}
