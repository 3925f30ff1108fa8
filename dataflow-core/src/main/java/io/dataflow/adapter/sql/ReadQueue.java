/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import io.dataflow.operation.Row;
import io.dataflow.operation.Select;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.ContextView;

/**
 * Reads that may share statements. Some are under way, each with a statement of its own
 * or a shared one; the others wait, and go when one of those ends.
 */
final class ReadQueue {

	/** How many reads share a statement at most. */
	private static final int MOST = 128;

	private final int parallel;

	private final Duration patience;

	private final Function<Select, Flux<Row>> alone;

	private final Function<SharedStatement, Flux<?>> together;

	private final Queue<WaitingRead> waiting = new ConcurrentLinkedQueue<>();

	private final AtomicInteger underWay = new AtomicInteger();

	private final AtomicInteger drains = new AtomicInteger();

	private final AtomicBoolean watched = new AtomicBoolean();

	private volatile boolean overdue;

	/**
	 * Create a queue.
	 * @param parallel how many statements may be under way before others wait
	 * @param patience how long reads wait at most for one that is under way, which may
	 * have met a server that gives no answer
	 * @param alone performs a read with a statement of its own
	 * @param together performs several
	 */
	ReadQueue(int parallel, Duration patience, Function<Select, Flux<Row>> alone,
			Function<SharedStatement, Flux<?>> together) {
		this.parallel = parallel;
		this.patience = patience;
		this.alone = alone;
		this.together = together;
	}

	/**
	 * Read a record, now or soon. Subscribe once, at once.
	 */
	Flux<Row> read(Select select, Object key, ContextView context) {
		if (begins()) {
			return Flux.defer(() -> this.alone.apply(select)).doFinally((signal) -> end());
		}
		WaitingRead read = new WaitingRead(select, key, context);
		this.waiting.add(read);
		drain();
		return read.answer();
	}

	private boolean begins() {
		int current = this.underWay.get();
		while (current < this.parallel) {
			if (this.underWay.compareAndSet(current, current + 1)) {
				return true;
			}
			current = this.underWay.get();
		}
		return false;
	}

	private void end() {
		this.underWay.decrementAndGet();
		if (!this.waiting.isEmpty()) {
			drain();
		}
	}

	/**
	 * Send those that wait, as far as they may go. A statement that fails at once comes
	 * back here, so that this is a loop and not a recursion.
	 */
	private void drain() {
		if (this.drains.getAndIncrement() > 0) {
			return;
		}
		int missed = 1;
		while (missed > 0) {
			while (!this.waiting.isEmpty() && goesOn()) {
				send(take());
			}
			missed = this.drains.addAndGet(-missed);
		}
		if (!this.waiting.isEmpty()) {
			watch();
		}
	}

	private boolean goesOn() {
		if (this.overdue) {
			this.underWay.incrementAndGet();
			return true;
		}
		return begins();
	}

	private List<WaitingRead> take() {
		List<WaitingRead> reads = new ArrayList<>();
		while (reads.size() < MOST) {
			WaitingRead read = this.waiting.poll();
			if (read == null) {
				this.overdue = false;
				break;
			}
			if (!read.isLeft()) {
				reads.add(read);
			}
		}
		return reads;
	}

	private void send(List<WaitingRead> reads) {
		if (reads.isEmpty()) {
			end();
		}
		else if (reads.size() == 1) {
			reads.get(0).readAlone((select) -> this.alone.apply(select).doFinally((signal) -> end()));
		}
		else {
			new SharedStatement(reads, this.alone, this::end).execute(this.together);
		}
	}

	private void watch() {
		if (this.watched.compareAndSet(false, true)) {
			Schedulers.parallel().schedule(this::expire, this.patience.toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	/**
	 * Those that wait now do so no longer, however many are under way.
	 */
	private void expire() {
		this.watched.set(false);
		if (!this.waiting.isEmpty()) {
			this.overdue = true;
			drain();
		}
	}

}
