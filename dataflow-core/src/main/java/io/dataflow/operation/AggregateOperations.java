/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import reactor.core.publisher.Flux;

/**
 * The capability to compute over groups of records.
 *
 * @since 0.1.0
 */
public interface AggregateOperations {

	/**
	 * Compute over groups of records.
	 * @param aggregate the call
	 * @return one row for each group: its fields, then its measures
	 */
	Flux<Row> aggregate(Aggregate aggregate);

}
