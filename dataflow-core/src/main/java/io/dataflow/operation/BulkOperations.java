/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import reactor.core.publisher.Mono;

/**
 * The capability to keep many records with one call. Each method is one batch; results
 * are cold. A batch may take several statements, so it belongs into a transaction, which
 * {@code BulkCalls} sees to.
 *
 * @since 0.1.0
 */
public interface BulkOperations {

	/**
	 * Add records.
	 * @param insert the call
	 * @return how many were added
	 */
	Mono<BulkResult> bulkInsert(BulkInsert insert);

	/**
	 * Change records, each to values of its own.
	 * @param update the call
	 * @return how many there were to change
	 */
	Mono<BulkResult> bulkUpdate(BulkUpdate update);

	/**
	 * Add records, or change those that exist.
	 * @param upsert the call
	 * @return how many were added and how many changed
	 */
	Mono<BulkResult> bulkUpsert(BulkUpsert upsert);

	/**
	 * Change all records that satisfy a filter in the same way.
	 * @param update the call
	 * @return how many there were to change
	 */
	Mono<BulkResult> updateAll(UpdateAll update);

	/**
	 * Remove all records that satisfy a filter, or mark them as deleted.
	 * @param delete the call
	 * @return how many were removed or marked
	 */
	Mono<BulkResult> bulkDelete(BulkDelete delete);

}
