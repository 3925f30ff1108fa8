/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.health;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A call of which never more than one is in progress. Who asks meanwhile waits for that
 * one, and nobody who stops waiting interrupts it.
 *
 * @param <T> the type of the result
 */
final class OneAtATime<T> {

	private final AtomicReference<@Nullable Mono<T>> current = new AtomicReference<>();

	private final Mono<T> call;

	private final Duration limit;

	private final Supplier<T> late;

	/**
	 * Create a call.
	 * @param call what is called; cold
	 * @param limit how old a call may become before those who wait get something else
	 * @param late what they get then
	 */
	OneAtATime(Mono<T> call, Duration limit, Supplier<T> late) {
		this.call = call;
		this.limit = limit;
		this.late = late;
	}

	/**
	 * Join the call in progress, or begin one.
	 */
	Mono<T> result() {
		return Mono.defer(() -> {
			Mono<T> next = next();
			return Objects.requireNonNull(this.current.updateAndGet((running) -> (running != null) ? running : next));
		});
	}

	private Mono<T> next() {
		// what is cached is not cancelled by those who wait for it
		return this.call.doFinally((signal) -> this.current.set(null))
			.cache()
			.timeout(this.limit, Mono.fromSupplier(this.late))
			.cache();
	}

}
