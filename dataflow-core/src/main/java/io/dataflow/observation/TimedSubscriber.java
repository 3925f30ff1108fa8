/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.observation;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;

import io.dataflow.adapter.StatementTexts;
import io.dataflow.operation.Operation;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Measures the time in which a source works: from its first statement to its end, without
 * that in which it has delivered all that was asked for and waits for more demand.
 *
 * @param <T> the type of the elements
 */
final class TimedSubscriber<T> implements CoreSubscriber<T>, Subscription {

	@SuppressWarnings("rawtypes")
	private static final AtomicLongFieldUpdater<TimedSubscriber> DEMAND = AtomicLongFieldUpdater
		.newUpdater(TimedSubscriber.class, "demand");

	@SuppressWarnings("rawtypes")
	private static final AtomicIntegerFieldUpdater<TimedSubscriber> ENDED = AtomicIntegerFieldUpdater
		.newUpdater(TimedSubscriber.class, "ended");

	private final CoreSubscriber<? super T> actual;

	private final StatementTexts texts;

	private final Context context;

	private final Operation<?> operation;

	private final SlowQueryInterceptor told;

	private @Nullable Subscription subscription;

	private volatile long demand;

	private volatile int ended;

	private volatile boolean waiting;

	private long worked;

	private long since = System.nanoTime();

	/**
	 * Begin to measure.
	 * @param actual who subscribes
	 * @param operation what the source does
	 * @param told takes the nanoseconds, once
	 */
	TimedSubscriber(CoreSubscriber<? super T> actual, Operation<?> operation, SlowQueryInterceptor told) {
		Context caller = actual.currentContext();
		this.actual = actual;
		this.texts = StatementTexts.ofAttempt(caller, told.attempter());
		this.context = this.texts.in(caller);
		this.operation = operation;
		this.told = told;
	}

	@Override
	public Context currentContext() {
		return this.context;
	}

	@Override
	public void onSubscribe(Subscription s) {
		if (Operators.validate(this.subscription, s)) {
			this.subscription = s;
			this.actual.onSubscribe(this);
		}
	}

	@Override
	public void onNext(T element) {
		long asked = this.demand;
		if (asked == 1) {
			pause();
		}
		else if (asked != Long.MAX_VALUE) {
			DEMAND.decrementAndGet(this);
		}
		this.actual.onNext(element);
	}

	/**
	 * More may be asked for at the same time: then whoever finds demand goes on.
	 */
	private void pause() {
		long now = System.nanoTime();
		this.worked += this.texts.elapsed(this.since, now);
		this.waiting = true;
		if (DEMAND.decrementAndGet(this) > 0) {
			this.since = now;
			this.waiting = false;
		}
	}

	@Override
	public void request(long n) {
		Subscription source = this.subscription;
		if (source == null) {
			return;
		}
		if (n > 0 && Operators.addCap(DEMAND, this, n) == 0 && this.waiting) {
			this.since = System.nanoTime();
			this.waiting = false;
		}
		source.request(n);
	}

	@Override
	public void onError(Throwable error) {
		end();
		this.actual.onError(error);
	}

	@Override
	public void onComplete() {
		end();
		this.actual.onComplete();
	}

	@Override
	public void cancel() {
		Subscription source = this.subscription;
		if (source != null) {
			source.cancel();
		}
		end();
	}

	private void end() {
		if (ENDED.compareAndSet(this, 0, 1)) {
			long last = (this.waiting) ? 0 : this.texts.elapsed(this.since, System.nanoTime());
			this.told.ended(this.operation, this.texts, this.worked + last, this.context);
		}
	}

}
