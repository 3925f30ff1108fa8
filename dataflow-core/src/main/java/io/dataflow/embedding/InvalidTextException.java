/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.embedding;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * {@code EmbedNode} was not given what it can make vectors of: DF-101 when there is no
 * text, DF-102 when it is something else.
 *
 * @since 0.1.0
 */
public final class InvalidTextException extends DataFlowException {

	private InvalidTextException(ErrorCode code, String message) {
		super(code, message, "Give 'text' one text, or 'texts' a list of them.");
	}

	static InvalidTextException missing() {
		return new InvalidTextException(ErrorCode.MISSING_PARAMETER,
				EmbedNode.NAME + " has neither 'text' nor 'texts'.");
	}

	static InvalidTextException both() {
		return new InvalidTextException(ErrorCode.TYPE_MISMATCH, EmbedNode.NAME + " has both 'text' and 'texts'.");
	}

	static InvalidTextException noText(int index) {
		return new InvalidTextException(ErrorCode.TYPE_MISMATCH,
				"'texts' of " + EmbedNode.NAME + " must hold texts only, but not at index " + index + ".");
	}

}
