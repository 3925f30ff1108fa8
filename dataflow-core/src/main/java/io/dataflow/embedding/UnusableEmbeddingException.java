/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.embedding;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * What an {@link Embedder} gave is not one vector of finite numbers for each text, all of
 * the same length (DF-501).
 *
 * @since 0.1.0
 */
public final class UnusableEmbeddingException extends DataFlowException {

	private UnusableEmbeddingException(String message) {
		super(ErrorCode.NODE_FAILED, message, "Correct the embedding model; nothing was stored.");
	}

	static UnusableEmbeddingException count(int texts, int vectors) {
		return new UnusableEmbeddingException("The embedder made " + vectors + " vectors of " + texts + " texts.");
	}

	static UnusableEmbeddingException lengths(int one, int other) {
		return new UnusableEmbeddingException(
				"The embedder made vectors of different lengths: " + one + " and " + other + ".");
	}

	static UnusableEmbeddingException empty() {
		return new UnusableEmbeddingException("The embedder made a vector without numbers.");
	}

	static UnusableEmbeddingException notFinite(float number) {
		return new UnusableEmbeddingException("The embedder made a vector that holds " + number + ".");
	}

}
