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
 * Reads records. The result streams them with backpressure.
 *
 * @param model the model
 * @param filter which records
 * @param sort in which order
 * @param page which part of them
 * @param includeDeleted whether records that were deleted softly are found too
 * @since 0.1.0
 */
public record Select(EntityModel model, Filter filter, Sort sort, Page page,
		boolean includeDeleted) implements Operation.Selecting<Row> {

	/**
	 * Read all records that satisfy a filter, in the order of the database.
	 * @param model the model
	 * @param filter which records
	 * @return the operation
	 */
	public static Select of(EntityModel model, Filter filter) {
		return new Select(model, filter, Sort.unsorted(), Page.all(), false);
	}

	@Override
	public Select withFilter(Filter filter) {
		return new Select(this.model, filter, this.sort, this.page, this.includeDeleted);
	}

	@Override
	public boolean isRead() {
		return true;
	}

	@Override
	public Flux<Row> on(Store store) {
		return ListLog.of(this, store.require(RecordOperations.class).select(this));
	}

}
