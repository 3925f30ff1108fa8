/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import java.util.ArrayList;
import java.util.List;

import io.dataflow.model.EntityModel;
import io.dataflow.query.Assignment;
import io.dataflow.query.Filter;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Changes all records that satisfy a filter in the same way. The result is one
 * {@link BulkResult}; unlike that of {@link Update} it does not hold the records.
 *
 * @param model the model
 * @param filter which records
 * @param assignments what changes in each of them, at least one
 * @param limit how many records are changed at most, those with the smallest primary
 * keys; or {@code null} when all are
 * @param includeDeleted whether records that were deleted softly are changed too
 * @since 0.1.0
 */
public record UpdateAll(EntityModel model, Filter filter, List<Assignment> assignments, @Nullable Long limit,
		boolean includeDeleted) implements Operation.Changing<BulkResult> {

	public UpdateAll {
		assignments = List.copyOf(assignments);
	}

	@Override
	public @Nullable Long expectedVersion() {
		return null;
	}

	@Override
	public UpdateAll withFilter(Filter filter) {
		return new UpdateAll(this.model, filter, this.assignments, this.limit, this.includeDeleted);
	}

	@Override
	public UpdateAll with(Assignment assignment) {
		List<Assignment> more = new ArrayList<>(this.assignments);
		more.add(assignment);
		return new UpdateAll(this.model, this.filter, more, this.limit, this.includeDeleted);
	}

	@Override
	public Flux<BulkResult> on(Store store) {
		return store.require(BulkOperations.class).updateAll(this).flux();
	}

}
