/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import java.util.List;

import io.dataflow.model.EntityModel;
import reactor.core.publisher.Flux;

/**
 * Adds records. The result holds them as the database stored them, every column of the
 * model included, in the order of the call.
 *
 * @param model the model
 * @param rows the records, at least one; a column that a record does not name gets the
 * default of the database
 * @since 0.1.0
 */
public record Insert(EntityModel model, List<Row> rows) implements Operation.Adding<Row> {

	public Insert {
		rows = List.copyOf(rows);
	}

	@Override
	public Insert withRows(List<Row> rows) {
		return new Insert(this.model, rows);
	}

	@Override
	public Flux<Row> on(Store store) {
		return store.require(RecordOperations.class).insert(this);
	}

}
