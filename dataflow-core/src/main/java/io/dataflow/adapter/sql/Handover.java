/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Hands over something that has to be given back: a connection, a transaction. Who
 * cancels does not interrupt its making, because a pool that is interrupted while it
 * hands a connection over gives it to the next one as well, in the middle of a
 * {@code BEGIN} for instance. What arrives when nobody waits any more is given back.
 *
 * @param <T> the type of what is handed over
 */
final class Handover<T> extends Mono<T> {

	private final Mono<? extends T> source;

	private final Function<? super T, ? extends Publisher<Void>> giveBack;

	private final UnaryOperator<Throwable> failure;

	Handover(Mono<? extends T> source, Function<? super T, ? extends Publisher<Void>> giveBack) {
		this(source, giveBack, UnaryOperator.identity());
	}

	/**
	 * Create a handover.
	 * @param source makes what is handed over
	 * @param giveBack gives it back
	 * @param failure returns what an error of the source becomes
	 */
	Handover(Mono<? extends T> source, Function<? super T, ? extends Publisher<Void>> giveBack,
			UnaryOperator<Throwable> failure) {
		this.source = source;
		this.giveBack = giveBack;
		this.failure = failure;
	}

	@Override
	public void subscribe(CoreSubscriber<? super T> actual) {
		this.source.subscribe(new Receiver<T>(actual, this.giveBack, this.failure));
	}

	private enum State {

		IDLE, WAITING, DONE, CANCELLED

	}

	private static final class Receiver<T> implements CoreSubscriber<T>, Subscription {

		private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);

		private final CoreSubscriber<? super T> actual;

		private final Function<? super T, ? extends Publisher<Void>> giveBack;

		private final UnaryOperator<Throwable> failure;

		private @Nullable Subscription upstream;

		Receiver(CoreSubscriber<? super T> actual, Function<? super T, ? extends Publisher<Void>> giveBack,
				UnaryOperator<Throwable> failure) {
			this.actual = actual;
			this.giveBack = giveBack;
			this.failure = failure;
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
		public void request(long n) {
			Subscription subscription = this.upstream;
			if (subscription != null && Operators.validate(n) && this.state.compareAndSet(State.IDLE, State.WAITING)) {
				subscription.request(Long.MAX_VALUE);
			}
		}

		@Override
		public void cancel() {
			Subscription subscription = this.upstream;
			if (this.state.compareAndSet(State.IDLE, State.CANCELLED) && subscription != null) {
				subscription.cancel();
			}
			this.state.compareAndSet(State.WAITING, State.CANCELLED);
		}

		@Override
		public void onNext(T value) {
			if (this.state.compareAndSet(State.WAITING, State.DONE)) {
				this.actual.onNext(value);
				this.actual.onComplete();
			}
			else {
				Mono.from(this.giveBack.apply(value))
					.onErrorComplete()
					.contextWrite(currentContext())
					.subscribe(Operators.drainSubscriber());
			}
		}

		@Override
		public void onError(Throwable error) {
			if (this.state.compareAndSet(State.WAITING, State.DONE)) {
				this.actual.onError(this.failure.apply(error));
			}
		}

		@Override
		public void onComplete() {
			if (this.state.compareAndSet(State.WAITING, State.DONE)) {
				this.actual.onComplete();
			}
		}

	}

}
