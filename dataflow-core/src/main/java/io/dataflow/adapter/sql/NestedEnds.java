/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The roll-backs of nested transactions that have begun and not ended. They go on when
 * whoever cancelled them goes on too: a statement that came before the end of one would
 * be undone by it, and the one of an inner transaction has to come before that of the one
 * around it. They begin in that order.
 */
final class NestedEnds {

	private static final Mono<Void> NONE = Mono.empty();

	private final AtomicReference<Mono<Void>> last = new AtomicReference<>(NONE);

	/**
	 * Do a roll-back after those that began before it.
	 */
	Mono<Void> inTurn(Mono<Void> rollback) {
		return Mono.defer(() -> {
			Sinks.Empty<Void> sink = Sinks.empty();
			Mono<Void> end = sink.asMono();
			Mono<Void> before = Objects.requireNonNull(this.last.getAndSet(end));
			Runnable ended = () -> {
				this.last.compareAndSet(end, NONE);
				sink.tryEmitEmpty();
			};
			return before.then(rollback).doOnTerminate(ended).doOnCancel(ended);
		});
	}

	/**
	 * Pass on a value when the roll-backs that have begun have ended.
	 */
	<T> Mono<T> before(T value) {
		Mono<Void> end = Objects.requireNonNull(this.last.get());
		return (end == NONE) ? Mono.just(value) : end.thenReturn(value);
	}

}
