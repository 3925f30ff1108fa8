/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import java.time.Duration;

import io.dataflow.model.EntityModel;
import io.dataflow.query.Filter;
import io.dataflow.query.Page;
import reactor.core.publisher.Flux;

/**
 * Computes over buckets of time. The result holds one row for each bucket and group, in
 * the order of time and then of the groups.
 *
 * @param model the model
 * @param span from when to when
 * @param filter which records
 * @param buckets what to compute
 * @param fill whether buckets without records have a row too, for each group that has one
 * anywhere in the range; its counts are 0 and its other measures null
 * @param page which part of the rows
 * @param includeDeleted whether records that were deleted softly count too
 * @since 0.1.0
 */
public record Downsample(EntityModel model, TimeSpan span, Filter filter, TimeBuckets buckets, boolean fill, Page page,
		boolean includeDeleted) implements Operation.Selecting<Row> {

	/** How many buckets, and rows of buckets and groups, are filled at most. */
	public static final long MAXIMUM_FILLED = 1_000_000;

	/**
	 * Check the call.
	 * @throws InvalidTimeSeriesException DF-102 if the model is no time series, the
	 * bucket is not positive, not a whole number of microseconds or larger than the
	 * range, or the gaps of a range without begin or end, or with too many buckets, are
	 * to be filled
	 */
	public Downsample {
		buckets.check(model);
		Duration width = buckets.width();
		span.length().filter((length) -> length.compareTo(width) < 0).ifPresent((length) -> {
			throw InvalidTimeSeriesException.largerThanRange(model, width, length);
		});
		if (fill) {
			Duration length = span.length().orElseThrow(() -> InvalidTimeSeriesException.withoutRange(model));
			if (length.compareTo(width.multipliedBy(MAXIMUM_FILLED)) >= 0) {
				throw InvalidTimeSeriesException.tooMany(model, width, MAXIMUM_FILLED);
			}
		}
	}

	@Override
	public Downsample withFilter(Filter filter) {
		return new Downsample(this.model, this.span, filter, this.buckets, this.fill, this.page, this.includeDeleted);
	}

	@Override
	public Flux<Row> on(Store store) {
		return store.require(TimeSeriesOperations.class).downsample(this);
	}

	@Override
	public boolean isRead() {
		return true;
	}

}
