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

	SlowQueryInterceptor(String database, Duration threshold, List<SlowQueryListener> listeners) {
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
				StatementTexts texts = StatementTexts.of(actual.currentContext());
				source.subscribe(new TimedSubscriber<>(actual, texts,
						(nanos) -> ended(operation, texts, nanos, actual.currentContext())));
			}

		};
	}

	private void ended(Operation<?> operation, StatementTexts texts, long nanos, Context context) {
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
				Operators.onErrorDropped(Masking.standard().mask(ex), context);
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
