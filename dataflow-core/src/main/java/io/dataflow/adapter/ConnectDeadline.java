/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.dataflow.adapter;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Until when a connection to a server has to be made, as a subscriber tells by the
 * Reactor Context. What is done over the connection is not limited by it, except to ask
 * what the database is and holds.
 *
 * @since 0.1.0
 */
public final class ConnectDeadline {

	/** An attempt that comes at the last moment shall have a chance. */
	private static final long SHORTEST = 250;

	private final long time;

	private ConnectDeadline(long time) {
		this.time = time;
	}

	/**
	 * Limit what a subscriber does.
	 * @param context the context of the subscriber
	 * @param left how long connections may be in the making, from now on
	 * @return the context with the limit
	 */
	public static Context in(Context context, Duration left) {
		return context.put(ConnectDeadline.class, new ConnectDeadline(now() + left.toMillis()));
	}

	/**
	 * Return how long a connection that is begun now may be in the making.
	 * @param context the context of the subscriber
	 * @param limit how long at most
	 * @return the time that is left when that is less than the limit, else the limit
	 */
	public static Duration limit(ContextView context, Duration limit) {
		ConnectDeadline deadline = context.getOrDefault(ConnectDeadline.class, null);
		if (deadline == null) {
			return limit;
		}
		Duration left = Duration.ofMillis(Math.max(SHORTEST, deadline.time - now()));
		return (left.compareTo(limit) < 0) ? left : limit;
	}

	private static long now() {
		return Schedulers.parallel().now(TimeUnit.MILLISECONDS);
	}

}
