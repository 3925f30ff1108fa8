/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.Map;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.logging.Masking;
import org.jspecify.annotations.Nullable;

/**
 * A node returned a result with {@code success: false} (DF-501).
 *
 * @since 0.1.0
 */
public final class UnsuccessfulResultException extends DataFlowException {

	private final transient Map<String, @Nullable Object> result;

	UnsuccessfulResultException(Map<String, @Nullable Object> result) {
		super(ErrorCode.NODE_FAILED,
				"It returned success: false" + ((result.get("error") instanceof CharSequence error)
						? ", saying: " + Masking.standard().mask(error.toString()) : "."),
				"Look at the result of the node, which this error carries.");
		this.result = result;
	}

	/**
	 * Return the result.
	 * @return the outputs by name; unmodifiable
	 */
	public Map<String, @Nullable Object> result() {
		return this.result;
	}

}
