/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldRole;
import io.dataflow.model.IdGeneration;
import io.dataflow.model.UuidV7;
import io.dataflow.operation.BulkRow;
import io.dataflow.operation.Operation;
import io.dataflow.operation.Records;
import io.dataflow.operation.Row;
import io.dataflow.pipeline.OperationInterceptor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Completes new records: generates primary keys, fills in defaults, and refuses records
 * that lack a required field.
 *
 * @since 0.1.0
 */
public final class RecordDefaults implements OperationInterceptor {

	private final UuidV7 ids = new UuidV7();

	@Override
	public <R> Flux<R> intercept(Operation<R> operation, Chain next) {
		if (operation instanceof Operation.Merging<R> merging) {
			return merge(merging, next);
		}
		if (operation instanceof Operation.Adding<R> adding) {
			return next.proceed(
					adding.withRows(adding.rows().stream().map((row) -> complete(operation.model(), row)).toList()));
		}
		if (operation instanceof Operation.AddingRecords<R> adding) {
			Records records = adding.records();
			int[] columns = given(operation.model());
			return next.proceed(records.surelyHave(columns) ? operation
					: adding.withRecords(records.map((row) -> complete(operation.model(), columns, row))));
		}
		return next.proceed(operation);
	}

	/**
	 * A record that lacks required fields cannot be created, but the one that has its key
	 * can be changed.
	 */
	private <R> Flux<R> merge(Operation.Merging<R> merging, Chain next) {
		List<Row> rows;
		try {
			rows = merging.rows().stream().map((row) -> complete(merging.model(), row)).toList();
		}
		catch (MissingFieldsException ex) {
			return next.proceed(merging.withRows(List.of())).switchIfEmpty(Flux.error(ex));
		}
		return next.proceed(merging.withRows(rows));
	}

	/**
	 * Return the positions of the fields that callers give.
	 */
	private static int[] given(EntityModel model) {
		List<FieldModel> fields = model.fields();
		return IntStream.range(0, fields.size()).filter((i) -> !fields.get(i).managed()).toArray();
	}

	private BulkRow complete(EntityModel model, int[] columns, BulkRow row) {
		BulkRow completed = row;
		List<String> missing = new ArrayList<>(0);
		for (int i : columns) {
			if (!row.has(i)) {
				FieldModel field = model.fields().get(i);
				boolean generated = field.generation() == IdGeneration.UUID_V7;
				if (generated || field.hasDefault()) {
					completed = (completed != row) ? completed : row.copy();
					completed.set(i, (generated) ? field.generate(this.ids) : field.defaultValue());
				}
				else if (field.required()) {
					missing.add(field.name());
				}
			}
		}
		if (!missing.isEmpty()) {
			throw MissingFieldsException.of(model, row.index(), missing);
		}
		return completed;
	}

	private Row complete(EntityModel model, Row row) {
		Map<String, @Nullable Object> values = row.copy();
		List<String> missing = new ArrayList<>(0);
		for (FieldModel field : model.fields()) {
			if (!field.managed() && !given(row, field)) {
				complete(field, values, missing);
			}
		}
		if (!missing.isEmpty()) {
			throw MissingFieldsException.of(model, missing);
		}
		return new Row(values);
	}

	private boolean given(Row row, FieldModel field) {
		return (field.role() == FieldRole.ID) ? row.get(field.name()) != null : row.has(field.name());
	}

	private void complete(FieldModel field, Map<String, @Nullable Object> values, List<String> missing) {
		if (field.generation() == IdGeneration.UUID_V7) {
			values.put(field.name(), field.generate(this.ids));
		}
		else if (field.generation() == IdGeneration.DATABASE) {
			values.remove(field.name());
		}
		else if (field.hasDefault()) {
			values.put(field.name(), field.defaultValue());
		}
		else if (field.required()) {
			missing.add(field.name());
		}
	}

}
