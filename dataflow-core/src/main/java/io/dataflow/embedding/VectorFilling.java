/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.embedding;

import java.util.ArrayList;
import java.util.List;

import io.dataflow.model.EmbeddedField;
import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.operation.BulkRow;
import io.dataflow.operation.Operation;
import io.dataflow.operation.Records;
import io.dataflow.operation.Row;
import io.dataflow.query.Assignment;
import org.jspecify.annotations.Nullable;

/**
 * Puts the vectors of texts into what an operation writes. A vector is null where its
 * text is, and stays as it is where the operation has one of its own, or no text.
 */
final class VectorFilling {

	private final List<EmbeddedField> fields;

	private final Vectors vectors;

	VectorFilling(List<EmbeddedField> fields, Vectors vectors) {
		this.fields = fields;
		this.vectors = vectors;
	}

	/**
	 * Tell whether an operation may write texts.
	 */
	static boolean concerns(Operation<?> operation) {
		return operation instanceof Operation.Adding<?> || operation instanceof Operation.AddingRecords<?>
				|| operation instanceof Operation.Changing<?>;
	}

	/**
	 * Return the operation with vectors.
	 * @throws ComputedTextException DF-907 when a text changes by an expression
	 */
	<R> Operation<R> fill(Operation<R> operation) {
		if (operation instanceof Operation.Merging<R> merging) {
			Operation.Merging<R> created = merging.withRows(rows(merging.rows()));
			return created.withAssignments(replaced(merging.assignments(), added(merging.assignments())));
		}
		if (operation instanceof Operation.Adding<R> adding) {
			return adding.withRows(rows(adding.rows()));
		}
		if (operation instanceof Operation.MergingRecords<R> merging) {
			return merging.withRecords(records(merging.records())).withFields(changed(merging.fields()));
		}
		if (operation instanceof Operation.AddingRecords<R> adding) {
			return adding.withRecords(records(adding.records()));
		}
		if (operation instanceof Operation.ChangingRecords<R> changing) {
			return changing.withRecords(records(changing.records()));
		}
		return (operation instanceof Operation.Changing<R> changing) ? change(changing) : operation;
	}

	private <R> Operation.Changing<R> change(Operation.Changing<R> changing) {
		Operation.Changing<R> changed = changing;
		for (Assignment assignment : added(changing.assignments())) {
			changed = changed.with(assignment);
		}
		return changed;
	}

	private static List<Assignment> replaced(List<Assignment> assignments, List<Assignment> added) {
		List<Assignment> replaced = new ArrayList<>(assignments);
		replaced.removeIf((assignment) -> last(added, assignment.field()) != null);
		replaced.addAll(added);
		return replaced;
	}

	/**
	 * Return the assignments of the vectors whose texts change.
	 */
	private List<Assignment> added(List<Assignment> assignments) {
		List<Assignment> added = new ArrayList<>(0);
		for (EmbeddedField field : this.fields) {
			Assignment source = last(assignments, field.source());
			if (source == null || given(last(assignments, field.vector()))) {
				continue;
			}
			if (!(source instanceof Assignment.SetValue text)) {
				throw new ComputedTextException(field);
			}
			added.add(new Assignment.SetValue(field.vector(), vector(field, text.value())));
		}
		return added;
	}

	private static boolean given(@Nullable Assignment vector) {
		return vector != null && !(vector instanceof Assignment.SetValue set && set.value() == null);
	}

	private static @Nullable Assignment last(List<Assignment> assignments, FieldModel field) {
		Assignment last = null;
		for (Assignment assignment : assignments) {
			last = (assignment.field().equals(field)) ? assignment : last;
		}
		return last;
	}

	private List<Row> rows(List<Row> rows) {
		return rows.stream().map(this::row).toList();
	}

	private Row row(Row row) {
		Row filled = row;
		for (EmbeddedField field : this.fields) {
			String text = field.source().name();
			String vector = field.vector().name();
			if (row.has(text) && row.get(vector) == null) {
				filled = filled.with(vector, vector(field, row.get(text)));
			}
		}
		return filled;
	}

	private Records records(Records records) {
		EntityModel model = records.model();
		return records.map((row) -> row(model, row));
	}

	private BulkRow row(EntityModel model, BulkRow row) {
		BulkRow filled = row;
		for (EmbeddedField field : this.fields) {
			int text = model.fields().indexOf(field.source());
			int vector = model.fields().indexOf(field.vector());
			if (row.has(text) && row.get(vector) == null) {
				filled = (filled != row) ? filled : row.copy();
				filled.set(vector, vector(field, row.get(text)));
			}
		}
		return filled;
	}

	/**
	 * Return the fields that get the values of new records, with the vectors of those
	 * that are texts.
	 */
	private List<FieldModel> changed(List<FieldModel> changed) {
		List<FieldModel> more = new ArrayList<>(changed);
		for (EmbeddedField field : this.fields) {
			if (changed.contains(field.source()) && !changed.contains(field.vector())) {
				more.add(field.vector());
			}
		}
		return more;
	}

	private float @Nullable [] vector(EmbeddedField field, @Nullable Object text) {
		return (text != null) ? this.vectors.of(field, text.toString()) : null;
	}

	/**
	 * The vectors of texts.
	 */
	@FunctionalInterface
	interface Vectors {

		/**
		 * Return the vector of a text.
		 * @return the vector, {@code null} while texts are only collected
		 */
		float @Nullable [] of(EmbeddedField field, String text);

	}

}
