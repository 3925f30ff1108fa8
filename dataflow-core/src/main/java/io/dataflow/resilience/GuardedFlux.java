/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.resilience;

import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;

/**
 * One attempt at a call, if the circuit breaker permits it, and what it tells the
 * breaker. This is one object for each attempt, as every call pays for it.
 *
 * @param <T> the type of the elements
 */
final class GuardedFlux<T> extends Flux<T> {

	private final Publisher<T> source;

	private final Breaker breaker;

	private final Counts counts;

	private final Runnable onFirst;

	private final Settled settled;

	/**
	 * Create an attempt.
	 * @param source the call
	 * @param breaker what permits it
	 * @param counts where it is counted
	 * @param onFirst told of each element before it is emitted
	 * @param settled the errors of calls inside of it
	 */
	GuardedFlux(Publisher<T> source, Breaker breaker, Counts counts, Runnable onFirst, Settled settled) {
		this.source = source;
		this.breaker = breaker;
		this.counts = counts;
		this.onFirst = onFirst;
		this.settled = settled;
	}

	@Override
	public void subscribe(CoreSubscriber<? super T> actual) {
		Object period = this.breaker.tryAcquire();
		if (period == null) {
			Operators.error(actual, this.breaker.rejection());
			return;
		}
		this.counts.begun();
		this.source
			.subscribe(new GuardedSubscriber<>(actual, this.breaker, period, this.counts, this.onFirst, this.settled));
	}

}
