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
			return alone(select, new Place());
		}
		WaitingRead read = new WaitingRead(select, key, context);
		this.waiting.add(read);
		drain();
		return read.answer();
	}

	/**
	 * A fatal error is thrown past those who want to know how a read ends.
	 */
	private Flux<Row> alone(Select select, Place place) {
		Flux<Row> rows = Flux.defer(() -> this.alone.apply(select)).doFinally((signal) -> place.leave());
		return Flux.from((reader) -> {
			try {
				rows.subscribe(reader);
			}
			catch (Error fatal) {
				place.leave();
				throw fatal;
			}
		});
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
	 * back here, so that this is a loop and not a recursion. Those that a fatal error has
	 * left waiting go when another read comes or ends, or in a moment.
	 */
	private void drain() {
		if (this.drains.getAndIncrement() > 0) {
			return;
		}
		try {
			int missed = 1;
			while (missed > 0) {
				while (!this.waiting.isEmpty() && goesOn()) {
					send(take());
				}
				missed = this.drains.addAndGet(-missed);
			}
		}
		catch (Error fatal) {
			this.drains.set(0);
			throw fatal;
		}
		finally {
			if (!this.waiting.isEmpty()) {
				watch();
			}
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
		Place place = new Place();
		try {
			send(reads, place);
		}
		catch (Error fatal) {
			place.leave();
			reads.forEach((read) -> read.fail(ErrorTranslation.translate(fatal, read.description())));
			throw fatal;
		}
	}

	private void send(List<WaitingRead> reads, Place place) {
		if (reads.isEmpty()) {
			place.leave();
		}
		else if (reads.size() == 1) {
			reads.get(0).readAlone((select) -> alone(select, place));
		}
		else {
			new SharedStatement(reads, this.alone, place::leave).execute(this.together);
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

	/**
	 * The place of a statement among those that are under way, which is left once.
	 */
	private final class Place {

		private final AtomicBoolean left = new AtomicBoolean();

		void leave() {
			if (this.left.compareAndSet(false, true)) {
				end();
			}
		}

	}

}
