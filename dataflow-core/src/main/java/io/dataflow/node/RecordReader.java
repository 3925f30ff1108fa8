/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.model.IdGeneration;
import io.dataflow.operation.BulkFailure;
import io.dataflow.operation.BulkRow;
import io.dataflow.query.NullValueException;
import org.jspecify.annotations.Nullable;

/**
 * Checks all records of a bulk call before any is stored, and collects what is wrong with
 * them.
 */
final class RecordReader {

	private final EntityContext context;

	private final List<FieldModel> needed;

	private final boolean changing;

	private final List<BulkRow> rows = new ArrayList<>();

	private final List<RecordProblem> problems = new ArrayList<>();

	private final List<String> managed = new ArrayList<>(0);

	private RecordReader(EntityContext context, List<FieldModel> needed, boolean changing) {
		this.context = context;
		this.needed = needed;
		this.changing = changing;
	}

	/**
	 * Read records.
	 * @param records maps of fields, each with a value
	 * @param needed the fields that each record must have a value for
	 */
	static RecordReader of(EntityContext context, List<?> records, List<FieldModel> needed) {
		return new RecordReader(context, needed, false).read(records);
	}

	/**
	 * Read the new values of records, found by their primary keys. Expressions such as
	 * {@code {"$inc": 1}} are refused: they would be stored as they stand.
	 */
	static RecordReader ofChanges(EntityContext context, List<?> records) {
		return new RecordReader(context, List.of(context.id()), true).read(records);
	}

	private RecordReader read(List<?> records) {
		for (int i = 0; i < records.size(); i++) {
			read(i, records.get(i));
		}
		this.context.values().warn(this.managed);
		return this;
	}

	/**
	 * Return the fields that new records must have a value for.
	 */
	static List<FieldModel> required(EntityModel model) {
		return model.fields().stream().filter(FieldModel::required).toList();
	}

	/**
	 * Return the records that are in order.
	 * @throws InvalidRecordsException if that must be all of them and is not
	 */
	List<BulkRow> rows(String node, boolean all) {
		if (all && !this.problems.isEmpty()) {
			throw new InvalidRecordsException(node, this.problems);
		}
		return this.rows;
	}

	/**
	 * Return one failure for each record that is not in order.
	 */
	List<BulkFailure> failures() {
		List<BulkFailure> failures = new ArrayList<>();
		long last = -1;
		for (RecordProblem problem : this.problems) {
			if (problem.index() != last) {
				failures.add(problem.asFailure());
			}
			last = problem.index();
		}
		return failures;
	}

	private void read(long index, @Nullable Object record) {
		int before = this.problems.size();
		BulkRow row = BulkRow.of(this.context.model(), index);
		if (record instanceof Map<?, ?> fields) {
			fields.forEach((name, value) -> read(row, String.valueOf(name), value, fields));
			this.needed.forEach((field) -> need(row, field, fields));
		}
		else {
			this.problems.add(new RecordProblem(index, "", ErrorCode.TYPE_MISMATCH,
					"A record of " + this.context.model().name() + " must be a map of its fields."));
		}
		if (this.problems.size() == before) {
			this.rows.add(row);
		}
	}

	private void read(BulkRow row, String name, @Nullable Object value, Map<?, ?> given) {
		try {
			EntityModel model = this.context.model();
			FieldModel field = model.field(name);
			if (field.managed()) {
				if (!this.managed.contains(field.name())) {
					this.managed.add(field.name());
				}
				return;
			}
			if (value == null && !field.nullable()) {
				if (field.generation() == IdGeneration.NONE && !this.needed.contains(field)
						&& !this.context.values().isMade(field, given.keySet())) {
					throw new NullValueException(model.name(), List.of(field.name()));
				}
				return;
			}
			if (this.changing && this.context.values().isExpression(field, value)) {
				throw new ExpressionInDataException(model.name(), field.name());
			}
			row.set(model.fields().indexOf(field), field.coerce(value));
		}
		catch (DataFlowException ex) {
			this.problems.add(RecordProblem.of(row.index(), name, ex));
		}
	}

	/**
	 * A value that was given but does not fit is reported already.
	 */
	private void need(BulkRow row, FieldModel field, Map<?, ?> given) {
		EntityModel model = this.context.model();
		if (row.get(model.fields().indexOf(field)) != null) {
			return;
		}
		for (Map.Entry<?, ?> entry : given.entrySet()) {
			if (entry.getValue() != null && field.equals(model.find(String.valueOf(entry.getKey())))) {
				return;
			}
		}
		ErrorCode code = (field.equals(model.id())) ? ErrorCode.MISSING_ID : ErrorCode.MISSING_PARAMETER;
		this.problems.add(new RecordProblem(row.index(), field.name(), code,
				model.name() + " lacks required [" + field.name() + "]."));
	}

}
