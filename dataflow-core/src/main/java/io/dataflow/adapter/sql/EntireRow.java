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

import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.model.IdGeneration;
import io.dataflow.model.JsonTree;
import io.dataflow.operation.Insert;
import io.dataflow.operation.Row;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Adds a row that names every column. It is known without being read: values in normal
 * form are what columns give back, and the driver tells a key that the database gave. One
 * statement thus does, without a transaction.
 */
final class EntireRow {

	private final SqlRenderer renderer;

	private final SqlExecutor executor;

	EntireRow(SqlRenderer renderer, SqlExecutor executor) {
		this.renderer = renderer;
		this.executor = executor;
	}

	boolean isEntire(Insert insert) {
		if (insert.rows().size() != 1) {
			return false;
		}
		Row row = insert.rows().get(0);
		return insert.model().fields().stream().allMatch((field) -> row.has(field.name()) || isGiven(field));
	}

	private static boolean isGiven(FieldModel field) {
		return field.generation() == IdGeneration.DATABASE;
	}

	Flux<Row> insert(Insert insert, String description) {
		EntityModel model = insert.model();
		Row row = insert.rows().get(0);
		SqlStatement sql = this.renderer.insert(insert);
		if (row.has(model.id().name())) {
			return this.executor.execute(sql, false, description, (result) -> result.getRowsUpdated())
				.then(Mono.fromCallable(() -> stored(model, row, null)))
				.flux();
		}
		SqlStatement yielding = new SqlStatement(sql.text(), sql.parameters(), List.of(model.id().name()));
		return this.executor.execute(yielding, false, description,
				(result) -> result.map((generated, metadata) -> stored(model, row,
						model.id().coerce(Objects.requireNonNull(generated.get(0, Long.class))))));
	}

	private static Row stored(EntityModel model, Row row, @Nullable Object id) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>(model.fields().size() * 2);
		for (FieldModel field : model.fields()) {
			boolean given = row.has(field.name());
			values.put(field.name(), (given) ? stored(field, row.get(field.name())) : id);
		}
		return new Row(values);
	}

	private static @Nullable Object stored(FieldModel field, @Nullable Object value) {
		if (value == null) {
			return null;
		}
		return switch (field.type()) {
			case JSON -> JsonTree.parse(JsonTree.write(value));
			case BYTES -> ((byte[]) value).clone();
			case VECTOR -> ((float[]) value).clone();
			default -> field.coerce(value);
		};
	}

}
