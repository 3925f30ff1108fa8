/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import io.dataflow.model.EntityModel;
import io.dataflow.query.Assignment;
import io.dataflow.query.Filter;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Removes many records, or marks them as deleted. The result is one {@link BulkResult}:
 * how many were removed or marked.
 *
 * @param model the model
 * @param filter which records
 * @param permanent whether the records of a model with soft deletion are really removed
 * @param mark what changes in each record instead of its removal, or {@code null} when it
 * is removed
 * @since 0.1.0
 */
public record BulkDelete(EntityModel model, Filter filter, boolean permanent,
		@Nullable Assignment mark) implements Operation.Removing<BulkResult> {

	/**
	 * A permanent removal reaches records that were deleted softly before.
	 */
	@Override
	public boolean includeDeleted() {
		return this.permanent;
	}

	@Override
	public BulkDelete withFilter(Filter filter) {
		return new BulkDelete(this.model, filter, this.permanent, this.mark);
	}

	@Override
	public BulkDelete marking(Assignment mark) {
		return new BulkDelete(this.model, this.filter, this.permanent, mark);
	}

	@Override
	public Flux<BulkResult> on(Store store) {
		return store.require(BulkOperations.class).bulkDelete(this).flux();
	}

}
