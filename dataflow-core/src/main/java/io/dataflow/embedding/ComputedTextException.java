/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.embedding;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.model.EmbeddedField;

/**
 * A text changes by an expression that the database computes, so that no vector can be
 * made of it (DF-907).
 *
 * @since 0.1.0
 */
public final class ComputedTextException extends DataFlowException {

	ComputedTextException(EmbeddedField field) {
		super(ErrorCode.INVALID_OPERATOR,
				field.source() + " cannot change by an expression, because '" + field.vector().name()
						+ "' is made of its text.",
				"Set the whole text, or give '" + field.vector().name() + "' a value in the same update.");
	}

}
