/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.resilience;

/**
 * Says how often a call was made in vain: it is among the suppressed errors of the last
 * error, which is that of the call.
 *
 * @since 0.1.0
 */
public final class AttemptsExhaustedException extends Exception {

	private final int attempts;

	AttemptsExhaustedException(int attempts) {
		super("Gave up after " + attempts + " attempts", null, false, false);
		this.attempts = attempts;
	}

	/**
	 * Tell whether a call with this error was repeated as often as it may be.
	 */
	static boolean isIn(Throwable error) {
		for (Throwable note : error.getSuppressed()) {
			if (note instanceof AttemptsExhaustedException) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return how often the call was made.
	 * @return the number, at least 2
	 */
	public int attempts() {
		return this.attempts;
	}

}
