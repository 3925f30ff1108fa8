/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.embedding;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A setting of embeddings is out of range (DF-401).
 *
 * @since 0.1.0
 */
public final class InvalidEmbeddingSettingException extends DataFlowException {

	private InvalidEmbeddingSettingException(String setting, Object value, String expected) {
		super(ErrorCode.INVALID_CONFIGURATION,
				"'" + setting + "' of embeddings must be " + expected + ", but is " + value + ".",
				"Correct the value, or leave it out for the default.");
	}

	static void check(boolean valid, String setting, Object value, String expected) {
		if (!valid) {
			throw new InvalidEmbeddingSettingException(setting, value, expected);
		}
	}

}
