/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.embedding;

import java.time.Duration;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * An {@link Embedder} took longer for a call than it may (DF-505).
 *
 * @since 0.1.0
 */
public final class EmbeddingTimeoutException extends DataFlowException {

	EmbeddingTimeoutException(int texts, Duration limit) {
		super(ErrorCode.TIMEOUT, "Vectors of " + texts + " texts took longer than " + limit.toMillis() + " ms.",
				"Lower dataflow.embedding.batch-size, or raise dataflow.embedding.timeout.");
	}

}
