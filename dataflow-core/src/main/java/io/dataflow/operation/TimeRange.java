/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import io.dataflow.model.EntityModel;
import io.dataflow.query.Filter;
import io.dataflow.query.Page;
import io.dataflow.query.Sort;
import reactor.core.publisher.Flux;

/**
 * Reads the records of a part of a time series. The result streams them with
 * backpressure.
 *
 * @param model the model
 * @param span from when to when
 * @param filter which of them
 * @param sort in which order
 * @param page which part of them
 * @param includeDeleted whether records that were deleted softly are found too
 * @since 0.1.0
 */
public record TimeRange(EntityModel model, TimeSpan span, Filter filter, Sort sort, Page page,
		boolean includeDeleted) implements Operation.Selecting<Row> {

	@Override
	public TimeRange withFilter(Filter filter) {
		return new TimeRange(this.model, this.span, filter, this.sort, this.page, this.includeDeleted);
	}

	@Override
	public Flux<Row> on(Store store) {
		return store.require(TimeSeriesOperations.class).timeRange(this);
	}

	@Override
	public boolean isRead() {
		return true;
	}

}
