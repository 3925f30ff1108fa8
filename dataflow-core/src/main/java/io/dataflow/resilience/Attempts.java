/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.resilience;

import java.time.Duration;
import java.util.function.Predicate;
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

	private final Predicate<Throwable> repeatable;

	private Retry.@Nullable AsyncContext<Object> repetition;

	private int failures;

	private volatile boolean emitted;

	/**
	 * Create attempts.
	 * @param resilience what permits and counts them
	 * @param call makes the call, cold
	 * @param repeatable whether the call may be made again after an error
	 */
	Attempts(Resilience resilience, Supplier<? extends Publisher<T>> call, Predicate<Throwable> repeatable) {
		this.resilience = resilience;
		this.call = call;
		this.repeatable = repeatable;
	}

	Flux<T> flux() {
		return this.resilience.guarded(this.call.get(), this::emitted).onErrorResume(this::again);
	}

	private void emitted() {
		this.emitted = true;
	}

	/**
	 * What was emitted cannot be taken back, and would come twice.
	 */
	private Flux<T> again(Throwable error) {
		this.failures++;
		if (this.emitted || error instanceof CircuitBreakerOpenException || !this.repeatable.test(error)) {
			return Flux.error(error);
		}
		if (this.repetition == null) {
			this.repetition = this.resilience.retry().asyncContext();
		}
		long delay = this.repetition.onError(error);
		if (delay < 0) {
			if (this.failures > 1) {
				error.addSuppressed(new AttemptsExhaustedException(this.failures));
			}
			return Flux.error(error);
		}
		return Mono.delay(Duration.ofMillis(delay)).thenMany(Flux.defer(this::flux));
	}

}
