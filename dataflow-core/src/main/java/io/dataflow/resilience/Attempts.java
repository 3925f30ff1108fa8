/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.resilience;

import java.time.Duration;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

import io.github.resilience4j.retry.Retry;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The attempts at one call of one subscriber. What repetition needs is created when the
 * first one fails.
 *
 * @param <T> the type of the elements
 */
final class Attempts<T> {

	private final Resilience resilience;

	private final Supplier<? extends Publisher<T>> call;

	private final BiPredicate<Throwable, Settled> repeatable;

	private final Settled settled;

	private Retry.@Nullable AsyncContext<Object> repetition;

	private int failures;

	private volatile boolean emitted;

	/**
	 * Create attempts.
	 * @param resilience what permits and counts them
	 * @param call makes the call, cold
	 * @param repeatable whether the call may be made again after an error
	 * @param settled the errors of calls inside of the call
	 */
	Attempts(Resilience resilience, Supplier<? extends Publisher<T>> call, BiPredicate<Throwable, Settled> repeatable,
			Settled settled) {
		this.resilience = resilience;
		this.call = call;
		this.repeatable = repeatable;
		this.settled = settled;
	}

	Flux<T> flux() {
		return this.resilience.guarded(this.call.get(), this::emitted, this.settled).onErrorResume(this::again);
	}

	private void emitted() {
		this.emitted = true;
	}

	/**
	 * What was emitted cannot be taken back, and would come twice.
	 */
	private Flux<T> again(Throwable error) {
		this.failures++;
		if (this.emitted || Failures.isSettled(error, this.settled) || !this.repeatable.test(error, this.settled)) {
			return ended(error);
		}
		if (this.repetition == null) {
			this.repetition = this.resilience.retry().asyncContext();
		}
		long delay = this.repetition.onError(error);
		if (delay < 0) {
			if (this.failures > 1) {
				error.addSuppressed(new AttemptsExhaustedException(this.failures));
			}
			return ended(error);
		}
		return Mono.delay(Duration.ofMillis(delay)).thenMany(Flux.defer(this::flux));
	}

	private Flux<T> ended(Throwable error) {
		this.settled.end(error);
		return Flux.error(error);
	}

}
