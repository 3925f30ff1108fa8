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
 * Changes records. The result holds the changed records as they are afterwards.
 *
 * @param model the model
 * @param filter which records
 * @param assignments what changes in each of them, at least one
 * @param expectedVersion the version that the records must have, or {@code null} when any
 * will do
 * @param includeDeleted whether records that were deleted softly are changed too
 * @since 0.1.0
 */
public record Update(EntityModel model, Filter filter, List<Assignment> assignments, @Nullable Long expectedVersion,
		boolean includeDeleted) implements Operation.Changing<Row> {

	public Update {
		assignments = List.copyOf(assignments);
	}

	/**
	 * Change records that were not deleted, whatever their version.
	 * @param model the model
	 * @param filter which records
	 * @param assignments what changes
	 * @return the operation
	 */
	public static Update of(EntityModel model, Filter filter, List<Assignment> assignments) {
		return new Update(model, filter, assignments, null, false);
	}

	@Override
	public Update withFilter(Filter filter) {
		return new Update(this.model, filter, this.assignments, this.expectedVersion, this.includeDeleted);
	}

	@Override
	public Update with(Assignment assignment) {
		List<Assignment> more = new ArrayList<>(this.assignments);
		more.add(assignment);
		return new Update(this.model, this.filter, more, this.expectedVersion, this.includeDeleted);
	}

	@Override
	public Flux<Row> on(Store store) {
		return store.require(RecordOperations.class).update(this);
	}

}
