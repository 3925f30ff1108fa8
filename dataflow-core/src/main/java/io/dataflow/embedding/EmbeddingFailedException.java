/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.embedding;

import io.dataflow.adapter.DriverException;
import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * An {@link Embedder} failed (DF-501). What it says itself is kept out of the message,
 * since it may repeat texts or keys; the cause has its type.
 *
 * @since 0.1.0
 */
public final class EmbeddingFailedException extends DataFlowException {

	EmbeddingFailedException(int texts, Throwable cause) {
		super(ErrorCode.NODE_FAILED,
				"Vectors of " + texts + " texts could not be made: " + cause.getClass().getSimpleName() + ".",
				"Check the address, the key and the limits of the embedding model. The cause has no text, as models quote "
						+ "what they were given.",
				DriverException.of(cause));
	}

}
