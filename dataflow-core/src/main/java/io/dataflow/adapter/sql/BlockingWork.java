/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import io.dataflow.adapter.TransactionRolledBackException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * What a driver that blocks does for one user of a connection. It executes a statement on
 * the thread that asks for the results, which does not notice when nobody waits for them
 * any more: a statement that is about to begin then would come after the roll-back, and
 * be committed by itself. So whoever tidies up waits until no thread is in the driver.
 */
final class BlockingWork {

	private final Presence threads = new Presence();

	/**
	 * Count the threads that execute some work.
	 */
	<T> Flux<T> counted(Publisher<T> work) {
		return new Counted<>(work);
	}

	/**
	 * Let no work begin any more.
	 */
	void refuse() {
		this.threads.close();
	}

	/**
	 * Complete when no thread is in the driver.
	 */
	Mono<Void> left() {
		return this.threads.left();
	}

	private void inside(Runnable work) {
		this.threads.enter();
		try {
			work.run();
		}
		finally {
			this.threads.leave();
		}
	}

	private final class Counted<T> extends Flux<T> {

		private final Publisher<T> work;

		Counted(Publisher<T> work) {
			this.work = work;
		}

		@Override
		public void subscribe(CoreSubscriber<? super T> actual) {
			inside(() -> {
				if (BlockingWork.this.threads.isClosed()) {
					Operators.error(actual, new TransactionRolledBackException());
				}
				else {
					this.work.subscribe(new Worker<>(actual));
				}
			});
		}

	}

	/**
	 * Notes first that its subscriber has left, and whoever tidies up looks for threads
	 * after that: so a thread that is about to begin is seen, or sees.
	 */
	private final class Worker<T> implements CoreSubscriber<T>, Subscription {

		private final CoreSubscriber<? super T> actual;

		private volatile boolean cancelled;

		private @Nullable Subscription upstream;

		Worker(CoreSubscriber<? super T> actual) {
			this.actual = actual;
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
			if (subscription != null) {
				inside(() -> {
					if (!this.cancelled) {
						subscription.request(n);
					}
				});
			}
		}

		@Override
		public void cancel() {
			this.cancelled = true;
			Subscription subscription = this.upstream;
			if (subscription != null) {
				subscription.cancel();
			}
		}

		@Override
		public void onNext(T value) {
			this.actual.onNext(value);
		}

		@Override
		public void onError(Throwable error) {
			this.actual.onError(error);
		}

		@Override
		public void onComplete() {
			this.actual.onComplete();
		}

	}

}
