/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.resilience;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.publisher.Operators;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

/**
 * Passes on what a call yields and tells the circuit breaker how it ended; is true once
 * the breaker knows.
 *
 * @param <T> the type of the elements
 */
final class GuardedSubscriber<T> extends AtomicBoolean implements CoreSubscriber<T>, Subscription {

	private final transient CoreSubscriber<? super T> actual;

	private final transient Context context;

	private final transient Breaker breaker;

	private final transient Object period;

	private final transient Counts counts;

	private final transient Runnable onFirst;

	private final transient Settled settled;

	private transient @Nullable Subscription upstream;

	private transient @Nullable Disposable patience;

	private boolean emitted;

	/**
	 * Create a subscriber.
	 * @param actual gets what the call yields
	 * @param breaker what has permitted the call
	 * @param period when it has done so
	 * @param counts where the call is counted
	 * @param onFirst told of the first element before it is emitted
	 * @param settled the errors of calls inside of the call
	 */
	GuardedSubscriber(CoreSubscriber<? super T> actual, Breaker breaker, Object period, Counts counts, Runnable onFirst,
			Settled settled) {
		this.actual = actual;
		this.context = settled.in(actual.currentContext());
		this.breaker = breaker;
		this.period = period;
		this.counts = counts;
		this.onFirst = onFirst;
		this.settled = settled;
	}

	@Override
	public Context currentContext() {
		return this.context;
	}

	@Override
	public void onSubscribe(Subscription subscription) {
		if (Operators.validate(this.upstream, subscription)) {
			this.upstream = subscription;
			if (this.breaker.isHalfOpen()) {
				this.patience = Schedulers.parallel()
					.schedule(this::release, this.breaker.patience().toMillis(), TimeUnit.MILLISECONDS);
			}
			this.actual.onSubscribe(this);
		}
	}

	/**
	 * Few calls try a database that did not answer: one that hangs must not be the last.
	 */
	private void release() {
		if (end()) {
			this.breaker.release(this.period);
		}
	}

	private boolean end() {
		if (!compareAndSet(false, true)) {
			return false;
		}
		Disposable timer = this.patience;
		if (timer != null) {
			timer.dispose();
		}
		return true;
	}

	@Override
	public void onNext(T value) {
		if (!this.emitted) {
			this.emitted = true;
			this.onFirst.run();
		}
		this.actual.onNext(value);
	}

	@Override
	public void onError(Throwable error) {
		this.counts.failed();
		if (end()) {
			this.breaker.failed(this.period, error, Verdict.of(error, this.settled));
		}
		this.actual.onError(error);
	}

	@Override
	public void onComplete() {
		this.counts.succeeded();
		if (end()) {
			this.breaker.succeeded(this.period);
		}
		this.actual.onComplete();
	}

	@Override
	public void request(long n) {
		Subscription subscription = this.upstream;
		if (subscription != null) {
			subscription.request(n);
		}
	}

	/**
	 * Who has got an element has got an answer, and wants no more of it.
	 */
	@Override
	public void cancel() {
		Subscription subscription = this.upstream;
		if (subscription != null) {
			subscription.cancel();
		}
		if (end()) {
			if (this.emitted) {
				this.breaker.succeeded(this.period);
			}
			else {
				this.breaker.release(this.period);
			}
		}
	}

}
