/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import java.util.ArrayList;
import java.util.List;

import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.query.Assignment;
import io.dataflow.query.Filter;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Changes the records of one batch, each to values of its own. The result is one
 * {@link BulkResult}.
 *
 * @param model the model
 * @param records the primary keys and new values; all have the same fields, and no two
 * the same primary key
 * @param assignments what changes in each of them besides
 * @param filter which of them are changed
 * @param includeDeleted whether records that were deleted softly are changed too
 * @since 0.1.0
 */
public record BulkUpdate(EntityModel model, Records records, List<Assignment> assignments, Filter filter,
		boolean includeDeleted) implements Operation.ChangingRecords<BulkResult> {

	public BulkUpdate {
		assignments = List.copyOf(assignments);
	}

	/**
	 * Change records.
	 * @param records the primary keys and new values
	 * @param includeDeleted whether records that were deleted softly are changed too
	 * @return the operation
	 */
	public static BulkUpdate of(Records records, boolean includeDeleted) {
		return new BulkUpdate(records.model(), records, List.of(), Filter.all(), includeDeleted);
	}

	/**
	 * Change each record in the fields that it names; one that names none is left alone.
	 * @param model the model
	 * @param rows the primary keys and new values; a later record wins over an earlier
	 * one
	 * @param includeDeleted whether records that were deleted softly are changed too
	 * @return one operation for all records that name the same fields
	 */
	public static List<Operation<BulkResult>> all(EntityModel model, List<BulkRow> rows, boolean includeDeleted) {
		List<Operation<BulkResult>> operations = new ArrayList<>(1);
		for (Records shape : Records.of(model, Records.merged(model, rows, List.of(model.id()))).shapes()) {
			BulkUpdate update = of(shape, includeDeleted);
			if (!update.fields().isEmpty()) {
				operations.add(update);
			}
		}
		return operations;
	}

	/**
	 * Return the fields that get values of their own.
	 * @return the fields, without the primary key
	 */
	public List<FieldModel> fields() {
		return this.records.fields().stream().filter((field) -> !field.equals(this.model.id())).toList();
	}

	@Override
	public @Nullable Long expectedVersion() {
		return null;
	}

	@Override
	public BulkUpdate withRecords(Records records) {
		return new BulkUpdate(this.model, records, this.assignments, this.filter, this.includeDeleted);
	}

	@Override
	public BulkUpdate withFilter(Filter filter) {
		return new BulkUpdate(this.model, this.records, this.assignments, filter, this.includeDeleted);
	}

	@Override
	public BulkUpdate with(Assignment assignment) {
		List<Assignment> more = new ArrayList<>(this.assignments);
		more.add(assignment);
		return new BulkUpdate(this.model, this.records, more, this.filter, this.includeDeleted);
	}

	@Override
	public Flux<BulkResult> on(Store store) {
		return store.require(BulkOperations.class).bulkUpdate(this).flux();
	}

}
