/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A bulk node would change or delete every record, or was told to ask; nothing was
 * changed.
 *
 * @since 0.1.0
 */
public final class UnconfirmedException extends DataFlowException {

	private UnconfirmedException(String message) {
		super(ErrorCode.EMPTY_FILTER, message, "Set 'confirmed' to true if that is meant, or narrow the filter.");
	}

	static UnconfirmedException everything(String node) {
		return new UnconfirmedException(
				"The filter of " + node + " selects every record, and 'confirmed' is not true; nothing was changed.");
	}

	static UnconfirmedException asked(String node) {
		return new UnconfirmedException(
				node + " has 'confirmation_required', and 'confirmed' is not true; nothing was changed.");
	}

}
