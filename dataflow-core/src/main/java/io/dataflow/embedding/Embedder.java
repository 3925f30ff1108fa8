/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.embedding;

import java.util.List;

import reactor.core.publisher.Mono;

/**
 * Makes vectors of texts, for instance with a model of a provider. Whoever needs vectors
 * goes through {@link Embeddings}, which parts the texts into batches and checks what
 * comes back.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Embedder {

	/**
	 * Make a vector of each text.
	 * @param texts the texts of one batch, at least one, none null; unmodifiable
	 * @return one vector per text, in their order, all of the same length; cold. The
	 * thread that calls this must not be blocked
	 */
	Mono<List<float[]>> embed(List<String> texts);

}
