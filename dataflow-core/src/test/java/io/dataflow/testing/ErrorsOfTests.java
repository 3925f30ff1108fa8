/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import java.util.Collection;

import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Gives a {@link SecretScan} the errors that reach whoever waits for a result or verifies
 * a sequence, until it is closed. Those that are caught on the way reach nobody.
 */
public final class ErrorsOfTests implements AutoCloseable {

	private static final String KEY = ErrorsOfTests.class.getName();

	private ErrorsOfTests() {
	}

	/**
	 * Begin to read.
	 * @param scan what reads the errors
	 * @return what ends it
	 */
	public static ErrorsOfTests readBy(SecretScan scan) {
		Hooks.onLastOperator(KEY, Operators.<Object, Object>liftPublisher(
				(publisher, subscriber) -> (isTest(subscriber)) ? new Reader(subscriber, scan) : subscriber));
		return new ErrorsOfTests();
	}

	private static boolean isTest(CoreSubscriber<?> subscriber) {
		String name = subscriber.getClass().getName();
		return name.startsWith("reactor.core.publisher.Blocking") || name.startsWith("reactor.test.");
	}

	@Override
	public void close() {
		Hooks.resetOnLastOperator(KEY);
	}

	private record Reader(CoreSubscriber<? super Object> test, SecretScan scan) implements CoreSubscriber<Object> {

		@Override
		public Context currentContext() {
			return this.test.currentContext();
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			this.test.onSubscribe(subscription);
		}

		@Override
		public void onNext(Object element) {
			if (element instanceof Throwable || element instanceof Collection) {
				read(element);
			}
			this.test.onNext(element);
		}

		private void read(Object element) {
			if (element instanceof Collection<?> collection) {
				collection.stream().filter(Throwable.class::isInstance).forEach(this.scan::read);
			}
			else {
				this.scan.read(element);
			}
		}

		@Override
		public void onError(Throwable error) {
			this.scan.read(error);
			this.test.onError(error);
		}

		@Override
		public void onComplete() {
			this.test.onComplete();
		}

	}

}
