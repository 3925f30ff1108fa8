/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.embedding;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * The embedder does not keep up with the texts.
 *
 * @since 0.1.0
 */
public final class EmbedderBusyException extends DataFlowException {

	EmbedderBusyException(int waiting) {
		super(ErrorCode.RESOURCE_EXHAUSTED, waiting + " calls wait for the embedder already.",
				"Embed less at the same time, or raise dataflow.embedding.max-concurrent-calls.");
	}

}
