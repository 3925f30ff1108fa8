/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.mongodb.client.model.WriteModel;
import io.dataflow.error.DataFlowException;
import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.operation.BulkResult;
import io.dataflow.operation.BulkUpdate;
import io.dataflow.operation.Records;
import io.dataflow.query.Assignment;
import io.dataflow.query.Filter;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Changes the records of a batch, each to values of its own.
 */
final class MongoBulkUpdate {

	private final MongoExecutor executor;

	private final BulkWrites writes;

	private final MongoRelations relations;

	MongoBulkUpdate(MongoExecutor executor, MongoRelations relations) {
		this.executor = executor;
		this.writes = new BulkWrites(executor);
		this.relations = relations;
	}

	Mono<BulkResult> execute(BulkUpdate update) {
		return Mono.deferContextual((context) -> this.relations.resolve(update.filter())
			.flatMap((filter) -> execute(update, filter, !this.executor.mayJoin(context))));
	}

	private Mono<BulkResult> execute(BulkUpdate update, Filter filter, boolean apart) {
		EntityModel model = update.model();
		String description = "update " + model.name();
		BsonDocument condition = MongoFilters.render(filter, model);
		Batch batch = new Batch(update.records());
		List<WriteModel<BsonDocument>> changes = new ArrayList<>(update.records().size());
		for (int row = 0; row < update.records().size(); row++) {
			try {
				BsonDocument key = key(update.records(), row);
				changes.add(MongoAssignments.render(assignments(update, row, description)).one(and(key, condition)));
				batch.add(row, key);
			}
			catch (DataFlowException ex) {
				if (!apart) {
					return Mono.error(ex);
				}
				batch.refuse(row, ex);
			}
		}
		return this.writes
			.perform(model, changes, apart, description,
					() -> CommandText.of(model.table(), "updateOne", and(batch.documents().get(0), condition)))
			.map((written) -> new BulkResult(update.records().size(), 0, written.result().getMatchedCount(), 0,
					Map.of(), batch.failures(written.errors())));
	}

	private static BsonDocument key(Records records, int row) {
		FieldModel id = records.model().id();
		return new BsonDocument(MongoValues.ID, MongoValues.encode(id, records.value(row, records.column(id))));
	}

	private static List<Assignment> assignments(BulkUpdate update, int row, String description) {
		List<Assignment> assignments = new ArrayList<>();
		for (FieldModel field : update.fields()) {
			@Nullable Object value = update.records().value(row, update.records().column(field));
			assignments.add(new Assignment.SetValue(field, value));
		}
		assignments.addAll(update.assignments());
		MongoRecords.requireValues(assignments, description);
		return assignments;
	}

	/**
	 * Join two queries.
	 */
	static BsonDocument and(BsonDocument query, BsonDocument other) {
		return other.isEmpty() ? query : new BsonDocument("$and", new BsonArray(List.of(query, other)));
	}

}
