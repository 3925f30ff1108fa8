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

	private final AtomicInteger size = new AtomicInteger();

	private final AtomicInteger underWay = new AtomicInteger();

	private final AtomicBoolean watched = new AtomicBoolean();

	/**
	 * Create a queue.
	 * @param parallel how many statements may be under way before others wait
	 * @param patience how long reads wait for one that is under way, which may have met a
	 * server that gives no answer; then the {@value #MOST} that came first go
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
	 * Read a record, now or soon. Subscribe once, at once. What would be one too many to
	 * wait goes to the pool, which refuses it.
	 */
	Flux<Row> read(Select select, Object key, ContextView context) {
		if (begins()) {
			return Flux.defer(() -> this.alone.apply(select)).doFinally((signal) -> end());
		}
		if (this.size.get() >= DatabasePool.MAX_WAITING) {
			return this.alone.apply(select);
		}
		WaitingRead read = new WaitingRead(select, key, context);
		await(read);
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

	private void await(WaitingRead read) {
		this.size.incrementAndGet();
		this.waiting.add(read);
		if (begins()) {
			next();
		}
		else {
			watch();
		}
	}

	/**
	 * Go on where a statement has ended.
	 */
	private void end() {
		this.underWay.decrementAndGet();
		if (!this.waiting.isEmpty() && begins()) {
			next();
		}
	}

	private void next() {
		List<WaitingRead> reads = take();
		if (reads.isEmpty()) {
			end();
		}
		else {
			new SharedStatement(reads, this.alone, this::end).execute(this.together);
		}
	}

	private List<WaitingRead> take() {
		List<WaitingRead> reads = new ArrayList<>();
		WaitingRead read = this.waiting.poll();
		while (read != null) {
			this.size.decrementAndGet();
			if (!read.isLeft()) {
				reads.add(read);
			}
			read = (reads.size() < MOST) ? this.waiting.poll() : null;
		}
		return reads;
	}

	private void watch() {
		if (this.watched.compareAndSet(false, true)) {
			Schedulers.parallel().schedule(this::overdue, this.patience.toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	/**
	 * Those that still wait no longer do, however many are under way.
	 */
	private void overdue() {
		this.watched.set(false);
		if (!this.waiting.isEmpty()) {
			this.underWay.incrementAndGet();
			next();
		}
		if (!this.waiting.isEmpty()) {
			watch();
		}
	}

}
