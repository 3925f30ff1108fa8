/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.observation;

import io.dataflow.adapter.DatabaseKind;
import io.dataflow.adapter.StatementTexts;
import io.dataflow.operation.Operation;
import io.dataflow.pipeline.OperationInterceptor;
import io.micrometer.observation.ObservationRegistry;
import reactor.core.CoreSubscriber;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.util.context.Context;

/**
 * Makes every operation an observation, from its subscription until its result has been
 * taken.
 */
final class ObservationInterceptor implements OperationInterceptor {

	private final ObservationRegistry registry;

	private final ObservedSubscriber.Convention<OperationObservationContext> convention;

	private final String database;

	private final DatabaseKind kind;

	private final Object attempter;

	ObservationInterceptor(Object attempter, ObservationRegistry registry,
			ObservedSubscriber.Convention<OperationObservationContext> convention, String database, DatabaseKind kind) {
		this.attempter = attempter;
		this.registry = registry;
		this.convention = convention;
		this.database = database;
		this.kind = kind;
	}

	@Override
	public <R> Flux<R> intercept(Operation<R> operation, Chain next) {
		return new Observed<>(operation, next);
	}

	@Override
	public boolean rewrites() {
		return false;
	}

	@Override
	public int order() {
		return OBSERVATION;
	}

	/**
	 * An operation that is observed, also when an interceptor refuses it at once.
	 */
	private final class Observed<R> extends Flux<R> {

		private final Operation<R> operation;

		private final Chain next;

		Observed(Operation<R> operation, Chain next) {
			this.operation = operation;
			this.next = next;
		}

		@Override
		public void subscribe(CoreSubscriber<? super R> actual) {
			if (ObservationInterceptor.this.registry.isNoop()) {
				source().subscribe(actual);
				return;
			}
			Context context = actual.currentContext();
			StatementTexts texts = StatementTexts.of(context, ObservationInterceptor.this.attempter);
			OperationObservationContext observed = new OperationObservationContext(this.operation,
					ObservationInterceptor.this.database, ObservationInterceptor.this.kind, texts);
			ObservedSubscriber<R> subscriber = ObservedSubscriber.begin(ObservationInterceptor.this.registry,
					ObservationInterceptor.this.convention, observed, actual, texts.in(context));
			source().subscribe(subscriber);
		}

		private Flux<R> source() {
			try {
				return this.next.proceed(this.operation);
			}
			catch (RuntimeException ex) {
				Exceptions.throwIfFatal(ex);
				return Flux.error(ex);
			}
		}

	}

}
