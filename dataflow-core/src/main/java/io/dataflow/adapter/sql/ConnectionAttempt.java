/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.dataflow.adapter.sql;

import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * The making of one connection, which the event loops find in the Reactor Context and
 * tell the socket. Drivers do not close it when nobody waits any more.
 */
final class ConnectionAttempt {

	private final AtomicReference<Disposable> socket = new AtomicReference<>(Disposables.single());

	/**
	 * Return the attempt of which a context is.
	 */
	static @Nullable ConnectionAttempt of(ContextView context) {
		return context.getOrDefault(ConnectionAttempt.class, null);
	}

	Context in(Context context) {
		return context.put(ConnectionAttempt.class, this);
	}

	/**
	 * Remember a socket, or close it when the attempt has been given up.
	 */
	void opened(Disposable opened) {
		if (this.socket.getAndUpdate((last) -> last.isDisposed() ? last : opened).isDisposed()) {
			opened.dispose();
		}
	}

	/**
	 * Close the socket.
	 */
	void giveUp() {
		this.socket.getAndSet(Disposables.disposed()).dispose();
	}

}
