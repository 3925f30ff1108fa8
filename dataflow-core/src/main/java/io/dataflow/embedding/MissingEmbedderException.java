/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.embedding;

import java.util.List;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * Vectors of texts are needed, but nothing makes them (DF-401).
 *
 * @since 0.1.0
 */
public final class MissingEmbedderException extends DataFlowException {

	private MissingEmbedderException(String who) {
		super(ErrorCode.INVALID_CONFIGURATION, who + ", but nothing makes vectors of texts.",
				"Declare a bean of Spring AI's EmbeddingModel (@Primary if there are several) or of Embedder, or call "
						+ "DataFlowBuilder.embedder(..).");
	}

	static MissingEmbedderException ofNode() {
		return new MissingEmbedderException(EmbedNode.NAME + " is used");
	}

	/**
	 * Create the error of entities.
	 * @param fields the fields that are made of others, as they follow "fill"
	 */
	static MissingEmbedderException of(List<String> fields) {
		return new MissingEmbedderException("@Embedded is to fill " + String.join(" and ", fields));
	}

}
