/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Counts those who are at work on something, so that whoever tidies up can wait until all
 * have left. Who enters looks afterwards whether it is closed, and who closes it looks
 * afterwards who is there: so one of the two notices the other.
 */
final class Presence {

	private final AtomicInteger present = new AtomicInteger();

	private final Queue<Sinks.Empty<Void>> waiting = new ConcurrentLinkedQueue<>();

	private volatile boolean closed;

	void enter() {
		this.present.incrementAndGet();
	}

	void leave() {
		if (this.present.decrementAndGet() == 0) {
			tell();
		}
	}

	/**
	 * Let nobody begin any more.
	 */
	void close() {
		this.closed = true;
	}

	boolean isClosed() {
		return this.closed;
	}

	/**
	 * Complete when nobody is there.
	 */
	Mono<Void> left() {
		return Mono.defer(() -> {
			Sinks.Empty<Void> left = Sinks.empty();
			this.waiting.add(left);
			tell();
			return left.asMono();
		});
	}

	private void tell() {
		while (this.present.get() == 0) {
			Sinks.Empty<Void> left = this.waiting.poll();
			if (left == null) {
				return;
			}
			left.tryEmitEmpty();
		}
	}

}
