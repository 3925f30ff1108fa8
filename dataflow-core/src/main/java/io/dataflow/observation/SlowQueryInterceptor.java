/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.observation;

import java.time.Duration;
import java.util.List;

import io.dataflow.adapter.StatementTexts;
import io.dataflow.logging.Masking;
import io.dataflow.operation.Operation;
import io.dataflow.pipeline.OperationInterceptor;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Measures how long the database takes for an operation, and tells when that is too long.
 * It stands next to the adapter, so that every attempt of an operation counts alone.
 */
final class SlowQueryInterceptor implements OperationInterceptor {

	private final String database;

	private final Duration threshold;

	private final long thresholdNanos;

	private final List<SlowQueryListener> listeners;

	private final Object attempter;

	SlowQueryInterceptor(Object attempter, String database, Duration threshold, List<SlowQueryListener> listeners) {
		this.attempter = attempter;
		this.database = database;
		this.threshold = threshold;
		this.thresholdNanos = threshold.toNanos();
		this.listeners = listeners;
	}

	@Override
	public <R> Flux<R> intercept(Operation<R> operation, Chain next) {
		Flux<R> source = next.proceed(operation);
		return new Flux<>() {

			@Override
			public void subscribe(CoreSubscriber<? super R> actual) {
				source.subscribe(new TimedSubscriber<>(actual, operation, SlowQueryInterceptor.this));
			}

		};
	}

	/**
	 * Return for whom the texts of whole operations are kept that this may use.
	 */
	Object attempter() {
		return this.attempter;
	}

	/**
	 * Take note of the end of an operation.
	 * @param operation the operation
	 * @param texts its statements
	 * @param nanos how long the database took
	 * @param context the context of the subscriber
	 */
	void ended(Operation<?> operation, StatementTexts texts, long nanos, Context context) {
		if (nanos < this.thresholdNanos) {
			return;
		}
		SlowQuery query = new SlowQuery(OperationName.of(operation), operation.subject(), this.database,
				Duration.ofNanos(nanos), this.threshold, texts.all());
		for (SlowQueryListener listener : this.listeners) {
			try {
				listener.onSlowQuery(query);
			}
			catch (RuntimeException ex) {
				Operators.onErrorDropped(Masking.ofLog().mask(ex), context);
			}
		}
	}

	@Override
	public boolean rewrites() {
		return false;
	}

	@Override
	public int order() {
		return DATABASE;
	}

}
