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
	 * Look at the tables of models in the schema in which tables are created.
	 * @param models the models
	 * @return the names of those of their tables that are in chunks of time, and how long
	 * a chunk is
	 */
	Mono<Map<String, Duration>> hypertables(Collection<EntityModel> models);

	/**
	 * Look at the table that operations on a model go to, in whichever schema it is.
	 * @param model the model
	 * @return how long a chunk of it is; empty where it is not in chunks of time
	 */
	Mono<Duration> chunk(EntityModel model);

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
	 * @return one row for each bucket and group; fails with DF-506 where more than
	 * {@link Downsample#MAXIMUM_FILLED} of them would be made to fill gaps
	 */
	Flux<Row> downsample(Downsample downsample);

	/**
	 * Say how long records are kept.
	 * @param policy the call
	 * @return who drops those that are older; fails with DF-102 where that is less than a
	 * chunk of the table holds, or a continuous aggregate would lose what it has computed
	 */
	Mono<RetentionPolicy.Keeper> retention(RetentionPolicy policy);

	/**
	 * Drop what policies that the server does not follow have become due for. Of several
	 * callers at the same time one does it.
	 * @return how many chunks were dropped
	 */
	Mono<Long> dropDueChunks();

	/**
	 * Create a continuous aggregate. Where old records are dropped it is brought up to
	 * date no further back than they are kept.
	 * @param create the call
	 * @return whether it did not exist; fails with DF-102 where the name is that of
	 * something else, or it would lose what it has computed
	 */
	Mono<Boolean> createContinuousAggregate(ContinuousAggregate create);

	/**
	 * Read a continuous aggregate.
	 * @param read the call
	 * @return one row for each bucket and group; fails with DF-102 where the model has no
	 * aggregate of that name
	 */
	Flux<Row> readContinuousAggregate(ReadContinuousAggregate read);

}
