/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import reactor.core.publisher.Mono;

/**
 * The capability to create a record or change the one that has its key, as one step that
 * others see as a whole.
 *
 * @since 0.1.0
 */
public interface UpsertOperations {

	/**
	 * Create a record, or change the one that has its key.
	 * @param upsert the call
	 * @return the record and whether it is new; empty when the call has no record to
	 * create and none exists
	 */
	Mono<Upserted> upsert(Upsert upsert);

}
