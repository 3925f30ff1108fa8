/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The capability to keep records. Each method is one call to the database; results are
 * cold and join the transaction of the subscriber, if there is one.
 *
 * @since 0.1.0
 */
public interface RecordOperations {

	/**
	 * Add records.
	 * @param insert the call
	 * @return the records as they are stored, in the order of the call
	 */
	Flux<Row> insert(Insert insert);

	/**
	 * Read records.
	 * @param select the call
	 * @return the records
	 */
	Flux<Row> select(Select select);

	/**
	 * Count records.
	 * @param count the call
	 * @return how many there are
	 */
	Mono<Long> count(Count count);

	/**
	 * Change records.
	 * @param update the call
	 * @return the changed records as they are afterwards
	 */
	Flux<Row> update(Update update);

	/**
	 * Remove records.
	 * @param delete the call
	 * @return how many were removed
	 */
	Mono<Long> delete(Delete delete);

}
