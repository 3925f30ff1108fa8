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
 * Removes records, or marks them as deleted. The result is one number: how many were
 * removed or marked.
 *
 * @param model the model
 * @param filter which records
 * @param permanent whether the records of a model with soft deletion are really removed
 * @param mark what changes in each record instead of its removal, or {@code null} when it
 * is removed
 * @since 0.1.0
 */
public record Delete(EntityModel model, Filter filter, boolean permanent,
		@Nullable Assignment mark) implements Operation.Removing<Long> {

	/**
	 * Remove records as their model wants it.
	 * @param model the model
	 * @param filter which records
	 * @return the operation
	 */
	public static Delete of(EntityModel model, Filter filter) {
		return new Delete(model, filter, false, null);
	}

	/**
	 * A permanent removal reaches records that were deleted softly before.
	 */
	@Override
	public boolean includeDeleted() {
		return this.permanent;
	}

	@Override
	public Delete withFilter(Filter filter) {
		return new Delete(this.model, filter, this.permanent, this.mark);
	}

	@Override
	public Delete marking(Assignment mark) {
		return new Delete(this.model, this.filter, this.permanent, mark);
	}

	@Override
	public Flux<Long> on(Store store) {
		return store.require(RecordOperations.class).delete(this).flux();
	}

}
