/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The capability to find records by the likeness of vectors.
 *
 * @since 0.1.0
 */
public interface VectorOperations {

	/**
	 * Find the records whose vectors are nearest to one.
	 * @param search the call
	 * @return the records, the nearest first
	 */
	Flux<VectorMatch> search(VectorSearch search);

	/**
	 * Find records by a vector and by words.
	 * @param search the call
	 * @return the records, the one with the highest score first; fails with DF-102 when
	 * the database does not know the language
	 */
	Flux<HybridMatch> hybridSearch(HybridSearch search);

	/**
	 * Create an index on vectors.
	 * @param index the call
	 * @return the index; fails with DF-306 when there is another one of its name and with
	 * DF-701 when the vectors have too many dimensions
	 */
	Mono<VectorIndex> createIndex(CreateVectorIndex index);

}
