/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * What a source yields, with another error in the place of its own. Every statement
 * passes through this, and {@code onErrorMap} keeps much more, so that it could go on
 * after an error.
 *
 * @param <T> the type of the elements
 */
final class TranslatedErrors<T> extends Flux<T> {

	private final Flux<T> source;

	private final UnaryOperator<Throwable> translation;

	/**
	 * Create a flux.
	 * @param source the source
	 * @param translation returns what takes the place of an error; must not fail
	 */
	TranslatedErrors(Flux<T> source, UnaryOperator<Throwable> translation) {
		this.source = source;
		this.translation = translation;
	}

	@Override
	public void subscribe(CoreSubscriber<? super T> actual) {
		this.source.subscribe(new Translator<T>(actual, this.translation));
	}

	private static final class Translator<T> implements CoreSubscriber<T>, Subscription {

		private final CoreSubscriber<? super T> actual;

		private final UnaryOperator<Throwable> translation;

		private @Nullable Subscription upstream;

		Translator(CoreSubscriber<? super T> actual, UnaryOperator<Throwable> translation) {
			this.actual = actual;
			this.translation = translation;
		}

		@Override
		public Context currentContext() {
			return this.actual.currentContext();
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			if (Operators.validate(this.upstream, subscription)) {
				this.upstream = subscription;
				this.actual.onSubscribe(this);
			}
		}

		@Override
		public void onNext(T element) {
			this.actual.onNext(element);
		}

		@Override
		public void onError(Throwable error) {
			this.actual.onError(this.translation.apply(error));
		}

		@Override
		public void onComplete() {
			this.actual.onComplete();
		}

		@Override
		public void request(long n) {
			Subscription subscription = this.upstream;
			if (subscription != null) {
				subscription.request(n);
			}
		}

		@Override
		public void cancel() {
			Subscription subscription = this.upstream;
			if (subscription != null) {
				subscription.cancel();
			}
		}

	}

}
