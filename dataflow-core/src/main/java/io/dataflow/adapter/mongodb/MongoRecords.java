/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.dataflow.model.EntityModel;
import io.dataflow.operation.Count;
import io.dataflow.operation.Delete;
import io.dataflow.operation.Insert;
import io.dataflow.operation.RecordOperations;
import io.dataflow.operation.Row;
import io.dataflow.operation.Select;
import io.dataflow.operation.Update;
import io.dataflow.query.Assignment;
import io.dataflow.query.Filter;
import io.dataflow.query.Page;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps records as documents.
 */
final class MongoRecords implements RecordOperations {

	/** How many documents the server sends at once. */
	private static final int BATCH = 256;

	private static final BsonDocument ONLY_ID = new BsonDocument(MongoValues.ID, new BsonInt32(1));

	private final MongoExecutor executor;

	private final MongoTransactions transactions;

	private final NewDocuments documents;

	private final MongoRelations relations;

	MongoRecords(MongoExecutor executor, MongoTransactions transactions, NewDocuments documents) {
		this.executor = executor;
		this.transactions = transactions;
		this.documents = documents;
		this.relations = new MongoRelations(this::keys);
	}

	/**
	 * Return what looks up related records.
	 */
	MongoRelations relations() {
		return this.relations;
	}

	@Override
	public Flux<Row> insert(Insert insert) {
		String description = "create " + insert.model().name();
		Mono<List<BsonDocument>> added = this.documents.of(insert.model(), insert.rows(), description)
			.flatMap((rows) -> add(insert.model(), rows, description).then(Mono.just(rows)));
		return ((insert.rows().size() == 1) ? added
				: this.transactions.atomically("creating several records at once", added))
			.flatMapIterable((rows) -> rows)
			.map((document) -> MongoRows.read(insert.model(), document));
	}

	private Mono<?> add(EntityModel model, List<BsonDocument> rows, String description) {
		BsonDocument first = rows.get(0);
		return this.executor.<Object>write(description, () -> CommandText.insert(model.table(), first), (database) -> {
			MongoCollection<BsonDocument> collection = MongoExecutor.collection(database, model);
			return (rows.size() == 1) ? collection.insertOne(first) : collection.insertMany(rows);
		}).then();
	}

	@Override
	public Flux<Row> select(Select select) {
		return resolved(select.filter(), (filter) -> select(select, filter));
	}

	private Flux<Row> select(Select select, Filter resolved) {
		EntityModel model = select.model();
		Page page = select.page();
		BsonDocument filter = MongoFilters.render(resolved, model);
		BsonDocument order = MongoSort.render(select.sort());
		if (page.limit() == 0 || page.offset() > Integer.MAX_VALUE) {
			return Flux.empty();
		}
		return this.executor
			.read("list " + model.name(), () -> CommandText.of(model.table(), "find", filter), (database) -> {
				FindPublisher<BsonDocument> found = MongoExecutor.collection(database, model).find(filter).sort(order);
				return (resolved.selectsAtMostOne() && page.offset() == 0) ? found.first() : paged(found, page);
			})
			.map((document) -> MongoRows.read(model, document));
	}

	private static FindPublisher<BsonDocument> paged(FindPublisher<BsonDocument> found, Page page) {
		FindPublisher<BsonDocument> skipped = found.skip((int) page.offset());
		return (page.limit() <= Integer.MAX_VALUE)
				? skipped.limit((int) page.limit()).batchSize((int) Math.min(page.limit(), BATCH))
				: skipped.batchSize(BATCH);
	}

	/**
	 * Read one document.
	 */
	Mono<Row> first(EntityModel model, BsonDocument filter, String description) {
		return this.executor
			.read(description, () -> CommandText.of(model.table(), "find", filter),
					(database) -> MongoExecutor.collection(database, model).find(filter).first())
			.next()
			.map((document) -> MongoRows.read(model, document));
	}

	@Override
	public Mono<Long> count(Count count) {
		EntityModel model = count.model();
		return resolved(count.filter(), (resolved) -> {
			BsonDocument filter = MongoFilters.render(resolved, model);
			return this.executor.read("count " + model.name(), () -> CommandText.of(model.table(), "count", filter),
					(database) -> MongoExecutor.collection(database, model).countDocuments(filter));
		}).single();
	}

	@Override
	public Flux<Row> update(Update update) {
		EntityModel model = update.model();
		String description = "update " + model.name();
		return resolved(update.filter(), (filter) -> {
			requireValues(update.assignments(), description);
			return filter.selectsAtMostOne()
					? changeOne(model, MongoFilters.render(filter, model), update.assignments(), description).flux()
					: changeAll(model, filter, update.assignments(), description);
		});
	}

	/**
	 * Refuse null where there must be a value.
	 */
	static void requireValues(List<Assignment> assignments, String description) {
		for (Assignment assignment : assignments) {
			if (assignment instanceof Assignment.SetValue set) {
				NewDocuments.requireValue(set.field(), set.value(), description);
			}
		}
	}

	/**
	 * Change one document and return what it is afterwards, as one step.
	 */
	Mono<Row> changeOne(EntityModel model, BsonDocument filter, List<Assignment> assignments, String description) {
		MongoUpdate update = MongoAssignments.render(assignments);
		FindOneAndUpdateOptions options = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
		return this.executor.write(description,
				() -> CommandText.of(model.table(), "findOneAndUpdate", filter, CommandText.shown(update)),
				(database) -> {
					MongoCollection<BsonDocument> collection = MongoExecutor.collection(database, model);
					return (update.isPipeline()) ? collection.findOneAndUpdate(filter, update.pipeline(), options)
							: collection.findOneAndUpdate(filter, update.operators(), options);
				})
			.next()
			.map((document) -> MongoRows.read(model, document));
	}

	/**
	 * No command changes several documents and tells what they are afterwards, so they
	 * are found first. Each is changed only if the filter still selects it.
	 */
	private Flux<Row> changeAll(EntityModel model, Filter filter, List<Assignment> assignments, String description) {
		BsonDocument query = MongoFilters.render(filter, model);
		return ids(model, query, description).collectList().flatMapMany((ids) -> {
			Flux<Row> changes = Flux.fromIterable(ids)
				.concatMap((id) -> changeOne(model, withId(query, id), assignments, description));
			return (ids.size() < 2) ? changes
					: this.transactions.atomically("changing several records at once", changes.collectList())
						.flatMapIterable((rows) -> rows);
		});
	}

	private static BsonDocument withId(BsonDocument query, BsonValue id) {
		BsonDocument one = new BsonDocument(MongoValues.ID, id);
		return query.isEmpty() ? one : new BsonDocument("$and", new BsonArray(List.of(one, query)));
	}

	@Override
	public Mono<Long> delete(Delete delete) {
		EntityModel model = delete.model();
		String description = "delete " + model.name();
		Assignment mark = delete.mark();
		return resolved(delete.filter(), (filter) -> {
			BsonDocument query = MongoFilters.render(filter, model);
			return (mark == null) ? remove(model, query, filter.selectsAtMostOne(), description)
					: mark(model, query, mark, description);
		}).single();
	}

	private Flux<Long> remove(EntityModel model, BsonDocument filter, boolean one, String description) {
		return this.executor.write(description, () -> CommandText.of(model.table(), "delete", filter), (database) -> {
			MongoCollection<BsonDocument> collection = MongoExecutor.collection(database, model);
			return one ? collection.deleteOne(filter) : collection.deleteMany(filter);
		}).map((result) -> result.getDeletedCount());
	}

	private Flux<Long> mark(EntityModel model, BsonDocument filter, Assignment mark, String description) {
		MongoUpdate update = MongoAssignments.render(List.of(mark));
		return this.executor.write(description,
				() -> CommandText.of(model.table(), "updateMany", filter, CommandText.shown(update)), (database) -> {
					MongoCollection<BsonDocument> collection = MongoExecutor.collection(database, model);
					return (update.isPipeline()) ? collection.updateMany(filter, update.pipeline())
							: collection.updateMany(filter, update.operators());
				})
			.map((result) -> result.getMatchedCount());
	}

	private Flux<Object> keys(EntityModel model, Filter filter) {
		return ids(model, MongoFilters.render(filter, model), "list " + model.name())
			.map((id) -> Objects.requireNonNull(MongoValues.decode(model.id(), id)));
	}

	private Flux<BsonValue> ids(EntityModel model, BsonDocument filter, String description) {
		return this.executor.read(description, () -> CommandText.of(model.table(), "find", filter),
				(database) -> MongoExecutor.collection(database, model)
					.find(filter)
					.projection(ONLY_ID)
					.batchSize(BATCH * 4))
			.map((document) -> document.get(MongoValues.ID));
	}

	private <T> Flux<T> resolved(Filter filter, Function<Filter, Publisher<T>> work) {
		return Flux.defer(() -> this.relations.resolve(filter).flatMapMany(work));
	}

}
