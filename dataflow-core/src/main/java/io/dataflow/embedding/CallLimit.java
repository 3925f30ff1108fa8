/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.embedding;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Lets so many calls of an embedder go on at the same time. Others wait in their order,
 * without a thread.
 */
final class CallLimit {

	/** More are a sign that the embedder does not keep up. */
	private static final int MOST_WAITING = 1000;

	private final ReentrantLock lock = new ReentrantLock();

	private final Deque<Turn> waiting = new ArrayDeque<>();

	private final AtomicInteger beginning = new AtomicInteger();

	private final int calls;

	private int running;

	CallLimit(int calls) {
		this.calls = calls;
	}

	/**
	 * Return a call that is made when its turn comes.
	 * @return the call; fails with DF-506 when too many wait already
	 */
	<T> Mono<T> limit(Mono<T> call) {
		return Mono.using(this::turn, (turn) -> turn.come.asMono().then(call), this::end);
	}

	private Turn turn() {
		Turn turn = new Turn();
		this.lock.lock();
		try {
			if (this.running >= this.calls && this.waiting.size() >= MOST_WAITING) {
				throw new EmbedderBusyException(MOST_WAITING);
			}
			this.waiting.add(turn);
		}
		finally {
			this.lock.unlock();
		}
		begin();
		return turn;
	}

	/**
	 * Whoever loses interest while waiting leaves, and otherwise makes room.
	 */
	private void end(Turn turn) {
		this.lock.lock();
		try {
			if (!this.waiting.remove(turn)) {
				this.running--;
			}
		}
		finally {
			this.lock.unlock();
		}
		begin();
	}

	/**
	 * A call may end at once and let the next one begin, which must not go ever deeper.
	 */
	private void begin() {
		if (this.beginning.getAndIncrement() > 0) {
			return;
		}
		int asked = 1;
		while (asked > 0) {
			for (Turn next = next(); next != null; next = next()) {
				next.come.tryEmitEmpty();
			}
			asked = this.beginning.addAndGet(-asked);
		}
	}

	private @Nullable Turn next() {
		this.lock.lock();
		try {
			Turn next = (this.running < this.calls) ? this.waiting.poll() : null;
			this.running += (next != null) ? 1 : 0;
			return next;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * The turn of one call.
	 */
	private static final class Turn {

		private final Sinks.Empty<Void> come = Sinks.empty();

	}

}
