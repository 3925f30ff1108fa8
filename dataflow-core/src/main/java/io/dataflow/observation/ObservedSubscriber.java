/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.observation;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import io.dataflow.logging.Masking;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Ends an observation when what it subscribed to ends or is cancelled. What it subscribes
 * to has the observation in its Reactor Context, and so becomes its child.
 *
 * @param <T> the type of the elements
 */
final class ObservedSubscriber<T> implements CoreSubscriber<T>, Subscription {

	@SuppressWarnings("rawtypes")
	private static final AtomicIntegerFieldUpdater<ObservedSubscriber> ENDED = AtomicIntegerFieldUpdater
		.newUpdater(ObservedSubscriber.class, "ended");

	private final CoreSubscriber<? super T> actual;

	private final Observation observation;

	private final ObservedContext observed;

	private final Context context;

	private @Nullable Subscription subscription;

	private volatile int ended;

	private ObservedSubscriber(CoreSubscriber<? super T> actual, Observation observation, ObservedContext observed,
			Context context) {
		this.actual = actual;
		this.observation = observation;
		this.observed = observed;
		this.context = context;
	}

	/**
	 * Begin an observation, whose parent is that of the subscriber.
	 * @param registry who is told of the observation
	 * @param convention the names
	 * @param observed what is observed
	 * @param actual who subscribes
	 * @param context the context for what is subscribed to
	 */
	static <T, C extends ObservedContext> ObservedSubscriber<T> begin(ObservationRegistry registry,
			Convention<C> convention, C observed, CoreSubscriber<? super T> actual, Context context) {
		Observation observation = Observation.createNotStarted(convention.own(), convention.standard(), () -> observed,
				registry);
		if (context.getOrDefault(ObservationThreadLocalAccessor.KEY, null) instanceof Observation parent) {
			observation.parentObservation(parent);
		}
		guarded(observation::start, context);
		Context inner = (observation.isNoop()) ? context : context.put(ObservationThreadLocalAccessor.KEY, observation);
		return new ObservedSubscriber<>(actual, observation, observed, inner);
	}

	/**
	 * The result does not depend on those who measure.
	 */
	private static void guarded(Runnable measuring, Context context) {
		try {
			measuring.run();
		}
		catch (RuntimeException ex) {
			Operators.onErrorDropped(Masking.ofLog().mask(ex), context);
		}
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
		if (this.observed.endsWithElement()) {
			succeed();
		}
		this.actual.onNext(element);
	}

	@Override
	public void onError(Throwable error) {
		if (ENDED.compareAndSet(this, 0, 1)) {
			this.observed.failed(error);
			guarded(() -> this.observation.error(error), this.context);
			guarded(this.observation::stop, this.context);
		}
		this.actual.onError(error);
	}

	@Override
	public void onComplete() {
		succeed();
		this.actual.onComplete();
	}

	private void succeed() {
		if (ENDED.compareAndSet(this, 0, 1)) {
			this.observed.outcome(Outcome.SUCCESS);
			guarded(this.observation::stop, this.context);
		}
	}

	@Override
	public void request(long n) {
		Subscription source = this.subscription;
		if (source != null) {
			source.request(n);
		}
	}

	/**
	 * What is inside ends first.
	 */
	@Override
	public void cancel() {
		Subscription source = this.subscription;
		if (source != null) {
			source.cancel();
		}
		if (ENDED.compareAndSet(this, 0, 1)) {
			this.observed.outcome(Outcome.CANCELLED);
			guarded(this.observation::stop, this.context);
		}
	}

	/**
	 * The names of an observation.
	 *
	 * @param own what the user wants, or {@code null}
	 * @param standard what applies unless the user or the registry has another
	 * @param <C> the type of what is observed
	 */
	record Convention<C extends ObservedContext>(io.micrometer.observation.@Nullable ObservationConvention<C> own,
			io.micrometer.observation.ObservationConvention<C> standard) {

	}

}
