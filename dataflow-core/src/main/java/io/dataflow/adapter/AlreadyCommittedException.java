/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

/**
 * Says that a transaction had been committed when an error came: it is among the
 * suppressed errors of that error, for instance of a synchronization that runs after the
 * commit. What was committed stays, so the work is never repeated.
 *
 * @since 0.1.0
 */
public final class AlreadyCommittedException extends Exception {

	private static final int LONGEST_CHAIN = 20;

	private AlreadyCommittedException() {
		super("The transaction was committed before this error", null, false, false);
	}

	/**
	 * Say it of an error, or of its causes when the error takes no suppressed ones.
	 * @param error an error that came after the commit
	 */
	public static void addTo(Throwable error) {
		Throwable current = error;
		for (int i = 0; current != null && i < LONGEST_CHAIN && !isIn(current); i++) {
			current.addSuppressed(new AlreadyCommittedException());
			current = isIn(current) ? null : current.getCause();
		}
	}

	/**
	 * Tell whether an error came after a commit.
	 * @param error the error, whose causes are not asked
	 * @return {@code true} when a transaction had been committed
	 */
	public static boolean isIn(Throwable error) {
		for (Throwable note : error.getSuppressed()) {
			if (note instanceof AlreadyCommittedException) {
				return true;
			}
		}
		return false;
	}

}
