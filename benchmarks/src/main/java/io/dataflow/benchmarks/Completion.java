/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;

/**
 * Waits on the calling thread until a publisher has completed: the least that a caller
 * who needs the answer can do, and the same for every contender.
 */
final class Completion implements CoreSubscriber<Object> {

	private final Thread waiting = Thread.currentThread();

	private @Nullable Object last;

	private @Nullable Throwable error;

	private volatile boolean done;

	private Completion() {
	}

	/**
	 * Subscribe and wait.
	 * @return the last element
	 */
	static Object of(Publisher<?> publisher) {
		Completion completion = new Completion();
		publisher.subscribe(completion);
		while (!completion.done) {
			LockSupport.park(completion);
		}
		if (completion.error != null || completion.last == null) {
			throw new IllegalStateException("the benchmark failed", completion.error);
		}
		return completion.last;
	}

	@Override
	public void onSubscribe(Subscription subscription) {
		subscription.request(Long.MAX_VALUE);
	}

	@Override
	public void onNext(Object element) {
		this.last = element;
	}

	@Override
	public void onError(Throwable throwable) {
		this.error = throwable;
		end();
	}

	@Override
	public void onComplete() {
		end();
	}

	private void end() {
		this.done = true;
		LockSupport.unpark(this.waiting);
	}

}
