/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.lifecycle;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * A record has another version than the one that a change expects: somebody else changed
 * it in between.
 *
 * @since 0.1.0
 */
public final class VersionConflictException extends DataFlowException {

	private final long expected;

	private final @Nullable Object actual;

	VersionConflictException(String model, long expected, @Nullable Object actual) {
		super(ErrorCode.CONFLICT,
				"Version conflict: " + model + " was expected to have version " + expected + " but has " + actual + ".",
				"Read the record again, apply the change to what it is now, and retry with its version.");
		this.expected = expected;
		this.actual = actual;
	}

	/**
	 * Return the version that the change expected.
	 * @return the version
	 */
	public long expected() {
		return this.expected;
	}

	/**
	 * Return the version that the record has.
	 * @return the version
	 */
	public @Nullable Object actual() {
		return this.actual;
	}

}
