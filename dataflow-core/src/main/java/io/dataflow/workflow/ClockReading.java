/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.concurrent.TimeUnit;

/**
 * A look at both clocks, which translates times for a while.
 *
 * @param nanos what {@link System#nanoTime()} told
 * @param millis what {@link System#currentTimeMillis()} told
 */
record ClockReading(long nanos, long millis) {

	private static final long VALIDITY = TimeUnit.SECONDS.toNanos(1);

	static ClockReading now() {
		return new ClockReading(System.nanoTime(), System.currentTimeMillis());
	}

	boolean holds(long nanoTime) {
		return nanoTime - this.nanos < VALIDITY;
	}

	long millis(long nanoTime) {
		return this.millis + (nanoTime - this.nanos) / 1_000_000;
	}

}
