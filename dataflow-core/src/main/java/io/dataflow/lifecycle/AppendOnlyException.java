/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.lifecycle;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A record of an append-only model was to be changed or removed.
 *
 * @since 0.1.0
 */
public final class AppendOnlyException extends DataFlowException {

	AppendOnlyException(String model) {
		super(ErrorCode.UNSUPPORTED, model + " is append-only: its records cannot be changed or removed.",
				"Add a record that corrects the earlier one, or remove 'appendOnly' from the model.");
	}

}
