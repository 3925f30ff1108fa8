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
 * Adds the records of one batch, or changes those that exist. The result is one
 * {@link BulkResult}. It adds and it changes, so that both kinds of rules apply to it. A
 * record that was deleted softly is restored and counts as changed.
 *
 * @param model the model
 * @param records the records; all have the same fields, and no two the same key
 * @param target the unique key by which a record exists already
 * @param fields the fields in which an existing record gets the values of the new one
 * @param assignments what changes in existing records besides
 * @param filter which existing records are changed; others stay as they are
 * @param returnIds whether the result has the primary keys
 * @since 0.1.0
 */
public record BulkUpsert(EntityModel model, Records records, List<FieldModel> target, List<FieldModel> fields,
		List<Assignment> assignments, Filter filter,
		boolean returnIds) implements Operation.MergingRecords<BulkResult> {

	public BulkUpsert {
		target = List.copyOf(target);
		fields = List.copyOf(fields);
		assignments = List.copyOf(assignments);
	}

	/**
	 * Add records or change them in the fields that the records name, except their keys.
	 * @param records the records
	 * @param target the unique key by which a record exists already
	 * @param returnIds whether the result has the primary keys
	 * @return the operation
	 */
	public static BulkUpsert of(Records records, List<FieldModel> target, boolean returnIds) {
		EntityModel model = records.model();
		List<FieldModel> fields = records.fields()
			.stream()
			.filter((field) -> !field.equals(model.id()) && !target.contains(field))
			.toList();
		return new BulkUpsert(model, records, target, fields, List.of(), Filter.all(), returnIds);
	}

	/**
	 * Add records or change each in the fields that it names.
	 * @param model the model
	 * @param rows the records, each with a value in the key; of those with the same key
	 * the last one counts
	 * @param target the unique key by which a record exists already
	 * @param returnIds whether the result has the primary keys
	 * @return one operation for all records that name the same fields
	 */
	public static List<Operation<BulkResult>> all(EntityModel model, List<BulkRow> rows, List<FieldModel> target,
			boolean returnIds) {
		if (rows.isEmpty()) {
			return List.of();
		}
		List<Operation<BulkResult>> operations = new ArrayList<>(1);
		for (Records shape : Records.of(model, Records.last(model, rows, target)).shapes()) {
			operations.add(of(shape, target, returnIds));
		}
		return operations;
	}

	@Override
	public @Nullable Long expectedVersion() {
		return null;
	}

	/**
	 * A record that was deleted softly is restored and counts as changed.
	 */
	@Override
	public boolean includeDeleted() {
		return true;
	}

	@Override
	public BulkUpsert withRecords(Records records) {
		return new BulkUpsert(this.model, records, this.target, this.fields, this.assignments, this.filter,
				this.returnIds);
	}

	@Override
	public BulkUpsert withFields(List<FieldModel> fields) {
		return new BulkUpsert(this.model, this.records, this.target, fields, this.assignments, this.filter,
				this.returnIds);
	}

	@Override
	public BulkUpsert withFilter(Filter filter) {
		return new BulkUpsert(this.model, this.records, this.target, this.fields, this.assignments, filter,
				this.returnIds);
	}

	@Override
	public BulkUpsert with(Assignment assignment) {
		List<Assignment> more = new ArrayList<>(this.assignments);
		more.add(assignment);
		return new BulkUpsert(this.model, this.records, this.target, this.fields, more, this.filter, this.returnIds);
	}

	@Override
	public Flux<BulkResult> on(Store store) {
		return store.require(BulkOperations.class).bulkUpsert(this).flux();
	}

}
