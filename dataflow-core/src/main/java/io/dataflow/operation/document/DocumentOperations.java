/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation.document;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The capability to keep documents of any form. Documents are maps of names to values:
 * null, Boolean, Integer, Long, Double, BigDecimal, String, Instant (milliseconds), UUID,
 * byte[], lists and maps. Ids that the database made are text of 24 hexadecimal digits.
 * Results are cold and join the transaction of the subscriber, if there is one.
 *
 * @since 0.1.0
 */
public interface DocumentOperations {

	/**
	 * Add documents.
	 * @param insert the call
	 * @return their ids, in the order of the call; fails with DF-102 when a document
	 * cannot be stored as it is, with DF-506 when one is too large, and then nothing is
	 * stored
	 */
	Flux<Object> insert(DocumentInsert insert);

	/**
	 * Read documents.
	 * @param find the call
	 * @return the documents; fails with DF-302 when there is no such collection
	 */
	Flux<Map<String, @Nullable Object>> find(DocumentFind find);

	/**
	 * Count documents.
	 * @param count the call
	 * @return how many there are; fails with DF-302 when there is no such collection
	 */
	Mono<Long> count(DocumentCount count);

	/**
	 * Change documents.
	 * @param update the call
	 * @return what it did; fails with DF-302 when there is no such collection, unless it
	 * may insert
	 */
	Mono<DocumentsUpdated> update(DocumentUpdate update);

	/**
	 * Remove documents.
	 * @param delete the call
	 * @return how many were removed; fails with DF-302 when there is no such collection
	 */
	Mono<Long> delete(DocumentDelete delete);

	/**
	 * Run a pipeline.
	 * @param aggregate the call
	 * @return what comes out of it; fails with DF-302 when nothing does and there is no
	 * such collection
	 */
	Flux<Map<String, @Nullable Object>> aggregate(DocumentAggregate aggregate);

	/**
	 * Create an index.
	 * @param index the call
	 * @return its name, also when it was there already
	 */
	Mono<String> createIndex(DocumentIndex index);

	/**
	 * Find out what the documents of a collection look like.
	 * @param sample the call
	 * @return the fields that were found; fails with DF-302 when there is no such
	 * collection
	 */
	Mono<InferredSchema> infer(DocumentSample sample);

}
