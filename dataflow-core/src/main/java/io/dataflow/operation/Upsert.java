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
import reactor.core.publisher.Flux;

/**
 * Creates a record, or changes the one that has its key. The result is one
 * {@link Upserted}, or nothing when there is no record to create and none exists.
 *
 * @param model the model
 * @param key the values of a unique key by column, none of them null
 * @param rows the record to create, or nothing when there can be none
 * @param assignments what changes in the record that has the key
 * @param alongside what DataFlow itself changes whenever that record changes: all of it
 * together with the assignments, and without any only in a record that was deleted
 * softly, which is thereby restored
 * @since 0.1.0
 */
public record Upsert(EntityModel model, Row key, List<Row> rows, List<Assignment> assignments,
		List<Assignment> alongside) implements Operation.Merging<Upserted> {

	public Upsert {
		rows = List.copyOf(rows);
		assignments = List.copyOf(assignments);
		alongside = List.copyOf(alongside);
	}

	/**
	 * Create a record, or change the one that has its key.
	 * @param model the model
	 * @param key the values of a unique key by column
	 * @param row the record to create, the key included
	 * @param assignments what changes in the record that has the key; may be empty
	 * @return the operation
	 */
	public static Upsert of(EntityModel model, Row key, Row row, List<Assignment> assignments) {
		return new Upsert(model, key, List.of(row), assignments, List.of());
	}

	@Override
	public Upsert withRows(List<Row> rows) {
		return new Upsert(this.model, this.key, rows, this.assignments, this.alongside);
	}

	@Override
	public Upsert withAssignments(List<Assignment> assignments) {
		return new Upsert(this.model, this.key, this.rows, assignments, this.alongside);
	}

	@Override
	public Upsert alongside(Assignment assignment) {
		List<Assignment> more = new ArrayList<>(this.alongside);
		more.add(assignment);
		return new Upsert(this.model, this.key, this.rows, this.assignments, more);
	}

	@Override
	public Flux<Upserted> on(Store store) {
		return store.require(UpsertOperations.class).upsert(this).flux();
	}

}
