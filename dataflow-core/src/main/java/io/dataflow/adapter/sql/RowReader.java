/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.operation.Row;
import io.r2dbc.spi.Result;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Reads the rows of a driver, whose columns are the fields of a model in their order.
 */
final class RowReader {

	private final SqlDialect dialect;

	RowReader(SqlDialect dialect) {
		this.dialect = dialect;
	}

	Function<Result, Publisher<Row>> of(EntityModel model) {
		return (result) -> result.map((row, metadata) -> read(model, row));
	}

	Row read(EntityModel model, io.r2dbc.spi.Row row) {
		List<FieldModel> fields = model.fields();
		Map<String, @Nullable Object> values = new LinkedHashMap<>(fields.size() * 2);
		for (int i = 0; i < fields.size(); i++) {
			FieldModel field = fields.get(i);
			values.put(field.name(), this.dialect.decode(field, row, i));
		}
		return new Row(values);
	}

	/**
	 * Read the primary key alone.
	 */
	Object key(EntityModel model, io.r2dbc.spi.Row row) {
		FieldModel id = model.id();
		return Objects.requireNonNull(this.dialect.decode(id, row, model.fields().indexOf(id)));
	}

}
