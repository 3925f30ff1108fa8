/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.dataflow.adapter.ConstraintException;
import io.dataflow.adapter.Failure;
import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldRole;
import io.dataflow.model.IdGeneration;
import io.dataflow.operation.Row;
import io.dataflow.query.Assignment;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Makes documents of new records, with all fields of the model: collections have neither
 * defaults nor, of themselves, fields that must have a value, so what tables do by them
 * is done here.
 */
final class NewDocuments {

	private final MongoKeys keys;

	private final Clock clock;

	NewDocuments(MongoKeys keys, Clock clock) {
		this.keys = keys;
		this.clock = clock;
	}

	/**
	 * Make documents.
	 * @param model the model
	 * @param rows the records
	 * @param description what is done, as it follows the word "Cannot"
	 * @return the documents in the order of the records, cold; fails with DF-502 when a
	 * field that must have a value has none, and takes numbers where primary keys are
	 * missing that the database gives
	 */
	Mono<List<BsonDocument>> of(EntityModel model, List<Row> rows, String description) {
		return Mono.defer(() -> {
			int missing = (model.id().generation() != IdGeneration.DATABASE) ? 0
					: (int) rows.stream().filter((row) -> row.get(model.id().name()) == null).count();
			Mono<Long> first = (missing > 0) ? this.keys.take(model, missing, description) : Mono.just(0L);
			return first.map((number) -> documents(model, rows, number, description));
		});
	}

	private List<BsonDocument> documents(EntityModel model, List<Row> rows, long first, String description) {
		Instant now = this.clock.instant();
		List<BsonDocument> documents = new ArrayList<>(rows.size());
		long next = first;
		for (Row row : rows) {
			Object id = row.get(model.id().name());
			if (id == null && model.id().generation() == IdGeneration.DATABASE) {
				id = model.id().coerce(next++);
			}
			documents.add(document(model, row, id, now, description));
		}
		return documents;
	}

	private static BsonDocument document(EntityModel model, Row row, @Nullable Object id, Instant now,
			String description) {
		BsonDocument document = new BsonDocument(model.fields().size() * 2);
		for (FieldModel field : model.fields()) {
			Object value = (field.role() == FieldRole.ID) ? id
					: row.has(field.name()) ? row.get(field.name()) : initial(field, now);
			requireValue(field, value, description);
			document.put(MongoValues.name(field), MongoValues.encode(field, value));
		}
		return document;
	}

	/**
	 * Return what a column would have by default.
	 */
	static @Nullable Object initial(FieldModel field, Instant now) {
		return switch (field.role()) {
			case CREATED_AT, UPDATED_AT -> new Assignment.Now(field).at(now).value();
			case VERSION -> Objects.requireNonNull(field.coerce(1));
			default -> field.constantDefault();
		};
	}

	/**
	 * Refuse null where there must be a value.
	 * @throws ConstraintException DF-502 when the field is not nullable
	 */
	static void requireValue(FieldModel field, @Nullable Object value, String description) {
		if (value == null && !field.nullable()) {
			throw ConstraintException.notNull(new Failure(description, null, null), field.name());
		}
	}

}
