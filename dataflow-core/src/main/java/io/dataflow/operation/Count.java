/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import io.dataflow.model.EntityModel;
import io.dataflow.query.Filter;
import reactor.core.publisher.Flux;

/**
 * Counts records. The result is one number.
 *
 * @param model the model
 * @param filter which records
 * @param includeDeleted whether records that were deleted softly count too
 * @since 0.1.0
 */
public record Count(EntityModel model, Filter filter, boolean includeDeleted) implements Operation.Selecting<Long> {

	@Override
	public Count withFilter(Filter filter) {
		return new Count(this.model, filter, this.includeDeleted);
	}

	@Override
	public boolean isRead() {
		return true;
	}

	@Override
	public Flux<Long> on(Store store) {
		return store.require(RecordOperations.class).count(this).flux();
	}

}
