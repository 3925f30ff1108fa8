/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import io.dataflow.model.EntityModel;
import io.dataflow.query.Aggregation;
import io.dataflow.query.Filter;
import io.dataflow.query.Page;
import reactor.core.publisher.Flux;

/**
 * Computes over groups of records. The result holds one row for each group.
 *
 * @param model the model
 * @param filter which records
 * @param aggregation what to compute
 * @param page which part of the groups
 * @param includeDeleted whether records that were deleted softly count too
 * @since 0.1.0
 */
public record Aggregate(EntityModel model, Filter filter, Aggregation aggregation, Page page,
		boolean includeDeleted) implements Operation.Selecting<Row> {

	@Override
	public Aggregate withFilter(Filter filter) {
		return new Aggregate(this.model, filter, this.aggregation, this.page, this.includeDeleted);
	}

	@Override
	public boolean isRead() {
		return true;
	}

	@Override
	public Flux<Row> on(Store store) {
		return store.require(AggregateOperations.class).aggregate(this);
	}

}
