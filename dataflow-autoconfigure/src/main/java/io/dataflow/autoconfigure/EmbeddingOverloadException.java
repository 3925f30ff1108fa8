/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * More calls to the embedding model wait for each other than are kept (DF-506).
 *
 * @since 0.1.0
 */
public final class EmbeddingOverloadException extends DataFlowException {

	EmbeddingOverloadException() {
		super(ErrorCode.RESOURCE_EXHAUSTED, "Too many calls to the embedding model wait for others to end.",
				"Raise dataflow.embedding.max-concurrent-calls if the model can serve more, or embed less at a time.");
	}

}
