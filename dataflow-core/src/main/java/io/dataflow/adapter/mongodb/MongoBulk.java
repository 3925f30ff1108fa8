/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.time.Clock;
import java.util.List;

import com.mongodb.reactivestreams.client.MongoCollection;
import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldRole;
import io.dataflow.operation.BulkDelete;
import io.dataflow.operation.BulkInsert;
import io.dataflow.operation.BulkOperations;
import io.dataflow.operation.BulkResult;
import io.dataflow.operation.BulkUpdate;
import io.dataflow.operation.BulkUpsert;
import io.dataflow.operation.Delete;
import io.dataflow.operation.UpdateAll;
import io.dataflow.query.Assignment;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps many records with one call. A batch in a transaction happens as a whole. Outside
 * of one, each record that cannot be stored is reported, and the others are stored.
 */
final class MongoBulk implements BulkOperations {

	private final MongoExecutor executor;

	private final MongoTransactions transactions;

	private final MongoRecords records;

	private final MongoBulkInsert inserts;

	private final MongoBulkUpdate updates;

	private final MongoBulkUpsert upserts;

	MongoBulk(MongoExecutor executor, MongoTransactions transactions, MongoRecords records, MongoKeys keys,
			Clock clock) {
		this.executor = executor;
		this.transactions = transactions;
		this.records = records;
		this.inserts = new MongoBulkInsert(executor, keys, clock);
		this.updates = new MongoBulkUpdate(executor, records.relations());
		this.upserts = new MongoBulkUpsert(executor, this.inserts, records.relations(), keys, clock);
	}

	@Override
	public Mono<BulkResult> bulkInsert(BulkInsert insert) {
		return this.inserts.execute(insert);
	}

	@Override
	public Mono<BulkResult> bulkUpdate(BulkUpdate update) {
		return this.updates.execute(update);
	}

	@Override
	public Mono<BulkResult> bulkUpsert(BulkUpsert upsert) {
		return this.upserts.execute(upsert);
	}

	@Override
	public Mono<BulkResult> bulkDelete(BulkDelete delete) {
		return this.records.delete(new Delete(delete.model(), delete.filter(), delete.permanent(), delete.mark()))
			.map(BulkResult::deleted);
	}

	/**
	 * A change that the server may refuse for one of the records needs a transaction, so
	 * that those before it stay as they are.
	 */
	@Override
	public Mono<BulkResult> updateAll(UpdateAll update) {
		String description = "update " + update.model().name();
		Mono<BulkResult> work = Mono.defer(() -> {
			MongoRecords.requireValues(update.assignments(), description);
			return this.records.relations()
				.resolve(update.filter())
				.flatMap((filter) -> updateAll(update, MongoFilters.render(filter, update.model()), description));
		});
		boolean certain = update.filter().selectsAtMostOne()
				|| update.assignments().stream().allMatch((assignment) -> isCertain(update.model(), assignment));
		return (certain) ? work : this.transactions
			.atomically("computing values, or changing unique ones, of several records at once", work);
	}

	private static boolean isCertain(EntityModel model, Assignment assignment) {
		FieldModel field = assignment.field();
		boolean unique = model.indexes().stream().anyMatch((index) -> index.unique() && index.fields().contains(field));
		if (assignment instanceof Assignment.Increment) {
			return field.role() == FieldRole.VERSION;
		}
		return !unique && !MongoAssignments.render(List.of(assignment)).isPipeline()
				&& !(assignment instanceof Assignment.Calculation calculation
						&& calculation.operator() == Assignment.Operator.MULTIPLY);
	}

	private Mono<BulkResult> updateAll(UpdateAll update, BsonDocument filter, String description) {
		Long limit = update.limit();
		if (limit == null) {
			return change(update, filter, description);
		}
		return (limit == 0) ? Mono.just(BulkResult.updated(0))
				: smallest(update.model(), filter, limit, description).collectList()
					.flatMap((ids) -> change(update, MongoBulkUpdate.and(among(ids), filter), description));
	}

	private static BsonDocument among(List<BsonValue> ids) {
		return new BsonDocument(MongoValues.ID, new BsonDocument("$in", new BsonArray(ids)));
	}

	private Flux<BsonValue> smallest(EntityModel model, BsonDocument filter, long limit, String description) {
		BsonDocument id = new BsonDocument(MongoValues.ID, new BsonInt32(1));
		return this.executor
			.read(description, () -> CommandText.of(model.table(), "find", filter),
					(database) -> MongoExecutor.collection(database, model)
						.find(filter)
						.projection(id)
						.sort(id)
						.limit((int) Math.min(limit, Integer.MAX_VALUE)))
			.map((document) -> document.get(MongoValues.ID));
	}

	private Mono<BulkResult> change(UpdateAll update, BsonDocument filter, String description) {
		EntityModel model = update.model();
		MongoUpdate change = MongoAssignments.render(update.assignments());
		return this.executor.write(description,
				() -> CommandText.of(model.table(), "updateMany", filter, CommandText.shown(change)), (database) -> {
					MongoCollection<BsonDocument> collection = MongoExecutor.collection(database, model);
					return change.isPipeline() ? collection.updateMany(filter, change.pipeline())
							: collection.updateMany(filter, change.operators());
				})
			.map((result) -> BulkResult.updated(result.getMatchedCount()))
			.single();
	}

}
