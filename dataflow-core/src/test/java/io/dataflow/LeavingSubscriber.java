/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.time.Duration;

import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.publisher.Sinks;

/**
 * Asks for a number of rows one by one, then for many, and leaves before any of these has
 * arrived.
 */
final class LeavingSubscriber extends BaseSubscriber<Object> {

	private final int rows;

	private int received;

	private final Sinks.Empty<Void> end = Sinks.empty();

	LeavingSubscriber(int rows) {
		this.rows = rows;
	}

	@Override
	protected void hookOnSubscribe(Subscription subscription) {
		request(1);
	}

	@Override
	protected void hookOnNext(Object row) {
		if (++this.received < this.rows) {
			request(1);
			return;
		}
		request(10_000);
		cancel();
	}

	@Override
	protected void hookFinally(SignalType type) {
		this.end.tryEmitEmpty();
	}

	void awaitEnd(Duration limit) {
		Mono.from(this.end.asMono()).block(limit);
	}

}
