/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.embedding;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.model.FieldModel;

/**
 * The vectors that an {@link Embedder} makes are longer or shorter than those that a
 * field holds (DF-401).
 *
 * @since 0.1.0
 */
public final class EmbeddingDimensionException extends DataFlowException {

	private final int declared;

	private final int made;

	EmbeddingDimensionException(FieldModel field, int made) {
		super(ErrorCode.INVALID_CONFIGURATION,
				field + " holds vectors of " + field.dimensions() + " numbers, but the embedder makes vectors of "
						+ made + ".",
				"Declare @Vector(dimensions = " + made + ") for a new column, or take a model that makes vectors of "
						+ field.dimensions() + ".");
		this.declared = field.dimensions();
		this.made = made;
	}

	/**
	 * Return how many numbers the vectors of the field have.
	 * @return the declared dimensions
	 */
	public int declared() {
		return this.declared;
	}

	/**
	 * Return how many numbers the vectors of the embedder have.
	 * @return the length of a vector
	 */
	public int made() {
		return this.made;
	}

}
