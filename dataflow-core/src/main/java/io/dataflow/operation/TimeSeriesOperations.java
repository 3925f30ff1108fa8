/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;

import io.dataflow.model.EntityModel;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The capability to keep and compute over records in chunks of time. What needs a licence
 * that the server does not have fails with DF-701, as do all calls where an extension is
 * missing.
 *
 * @since 0.1.0
 */
public interface TimeSeriesOperations {

	/**
	 * Look at the tables of models.
	 * @param models the models
	 * @return the names of those of their tables that are in chunks of time, and how long
	 * a chunk is
	 */
	Mono<Map<String, Duration>> hypertables(Collection<EntityModel> models);

	/**
	 * Part a table into chunks of time.
	 * @param create the call
	 * @return whether it was not yet
	 */
	Mono<Boolean> createHypertable(CreateHypertable create);

	/**
	 * Read records.
	 * @param range the call
	 * @return the records
	 */
	Flux<Row> timeRange(TimeRange range);

	/**
	 * Compute over buckets of time.
	 * @param downsample the call
	 * @return one row for each bucket and group
	 */
	Flux<Row> downsample(Downsample downsample);

	/**
	 * Say how long records are kept.
	 * @param policy the call
	 * @return who drops those that are older
	 */
	Mono<RetentionPolicy.Keeper> retention(RetentionPolicy policy);

	/**
	 * Drop what policies that the server does not follow have become due for. Of several
	 * callers at the same time one does it.
	 * @return how many chunks were dropped
	 */
	Mono<Long> dropDueChunks();

	/**
	 * Create a continuous aggregate.
	 * @param create the call
	 * @return whether it did not exist
	 */
	Mono<Boolean> createContinuousAggregate(ContinuousAggregate create);

	/**
	 * Read a continuous aggregate.
	 * @param read the call
	 * @return one row for each bucket and group
	 */
	Flux<Row> readContinuousAggregate(ReadContinuousAggregate read);

}
