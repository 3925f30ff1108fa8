/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.mongodb.MongoCommandException;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.ValidationLevel;
import com.mongodb.client.model.ValidationOptions;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.dataflow.adapter.ConstraintException;
import io.dataflow.adapter.Failure;
import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.operation.SchemaOperations;
import io.dataflow.schema.SchemaChange;
import io.dataflow.schema.SchemaChange.AddColumn;
import io.dataflow.schema.SchemaChange.CreateIndex;
import io.dataflow.schema.SchemaChange.CreateTable;
import io.dataflow.schema.SchemaSnapshot;
import io.dataflow.schema.SchemaSnapshot.Table;
import io.dataflow.schema.SchemaSnapshot.TableIndex;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Collections with their validators and indexes. MongoDB has no foreign keys: a relation
 * is an index and nothing else, so a record may refer to one that does not exist. The
 * changes are not undone when a later one fails; each can be made again.
 */
final class MongoSchema implements SchemaOperations {

	private static final String DESCRIPTION = "change the schema";

	private static final int NAMESPACE_EXISTS = 48;

	private final MongoExecutor executor;

	private final MongoLock lock;

	private final Clock clock;

	MongoSchema(MongoExecutor executor, Clock clock) {
		this.executor = executor;
		this.lock = new MongoLock(executor, clock);
		this.clock = clock;
	}

	@Override
	public <T> Mono<T> exclusively(Mono<T> work) {
		return this.lock.exclusively(work);
	}

	@Override
	public Mono<SchemaSnapshot> inspect(Collection<EntityModel> models) {
		Map<String, EntityModel> tables = new LinkedHashMap<>();
		models.forEach((model) -> tables.put(model.table(), model));
		return this.executor
			.outside("look at the schema",
					(database) -> Flux.from(database.listCollections(BsonDocument.class))
						.filter((found) -> tables.containsKey(name(found)))
						.concatMap((found) -> table(database, Objects.requireNonNull(tables.get(name(found))), found)))
			.collectMap(Table::name)
			.map(SchemaSnapshot::new);
	}

	private static String name(BsonDocument described) {
		return described.getString("name").getValue();
	}

	private static Mono<Table> table(MongoDatabase database, EntityModel model, BsonDocument found) {
		return Flux.from(MongoExecutor.collection(database, model).listIndexes(BsonDocument.class))
			.map((index) -> index(model, index))
			.collectList()
			.map((indexes) -> Table.of(model.table(),
					MongoValidator.columns(model, MongoValidator.document(found, "options")), indexes));
	}

	private static TableIndex index(EntityModel model, BsonDocument index) {
		List<String> columns = MongoValidator.document(index, "key")
			.keySet()
			.stream()
			.map((name) -> MongoValidator.columnName(model, name))
			.toList();
		return new TableIndex(name(index), columns, index.getBoolean("unique", BsonBoolean.FALSE).getValue());
	}

	@Override
	public Flux<String> apply(List<SchemaChange> changes) {
		return this.executor.outside(DESCRIPTION,
				(database) -> Flux.fromIterable(changes).concatMap((change) -> apply(database, change, changes)));
	}

	private Mono<String> apply(MongoDatabase database, SchemaChange change, List<SchemaChange> all) {
		if (change instanceof CreateTable create) {
			return create(database, create.model());
		}
		if (change instanceof AddColumn add) {
			return isFirst(add, all) ? extend(database, add.model(), added(add.model(), all)) : Mono.empty();
		}
		return (change instanceof CreateIndex index) ? create(database, index) : Mono.empty();
	}

	private static Mono<String> create(MongoDatabase database, EntityModel model) {
		BsonDocument validator = MongoValidator.of(model);
		CreateCollectionOptions options = new CreateCollectionOptions()
			.validationOptions(new ValidationOptions().validator(validator).validationLevel(ValidationLevel.MODERATE));
		return Mono.from(database.createCollection(model.table(), options))
			.onErrorResume(MongoSchema::exists, (error) -> Mono.empty())
			.then(Mono.fromSupplier(() -> "create " + model.table() + " " + validator.toJson()));
	}

	private static boolean exists(Throwable error) {
		return error instanceof MongoCommandException refused && refused.getErrorCode() == NAMESPACE_EXISTS;
	}

	private static Mono<String> create(MongoDatabase database, CreateIndex create) {
		BsonDocument keys = MongoIndexes.keys(create.index());
		return Mono
			.from(MongoExecutor.collection(database, create.model())
				.createIndex(keys, MongoIndexes.options(create.index())))
			.map((name) -> "createIndexes " + create.model().table() + " " + name + " " + keys.toJson());
	}

	private static boolean isFirst(AddColumn add, List<SchemaChange> all) {
		return add.field().equals(added(add.model(), all).get(0));
	}

	private static List<FieldModel> added(EntityModel model, List<SchemaChange> all) {
		List<FieldModel> added = new ArrayList<>();
		for (SchemaChange change : all) {
			if (change instanceof AddColumn add && add.model().equals(model)) {
				added.add(add.field());
			}
		}
		return added;
	}

	/**
	 * Fields are filled in where they are missing before the rules ask for them, all of
	 * them at once.
	 */
	private Mono<String> extend(MongoDatabase database, EntityModel model, List<FieldModel> added) {
		BsonDocument validator = MongoValidator.of(model);
		BsonDocument change = new BsonDocument("collMod", new BsonString(model.table())).append("validator", validator)
			.append("validationLevel", new BsonString("moderate"));
		return Flux.fromIterable(added)
			.concatMap((field) -> fill(database, model, field))
			.then(Mono.from(database.runCommand(change, BsonDocument.class)))
			.thenReturn("collMod " + model.table() + " " + validator.toJson());
	}

	private Mono<?> fill(MongoDatabase database, EntityModel model, FieldModel field) {
		Object value = NewDocuments.initial(field, Instant.now(this.clock));
		BsonDocument missing = new BsonDocument(MongoValues.name(field),
				new BsonDocument("$exists", BsonBoolean.FALSE));
		if (value == null) {
			return field.nullable() ? Mono.empty() : requireNone(database, model, field, missing);
		}
		BsonDocument set = new BsonDocument("$set",
				new BsonDocument(MongoValues.name(field), MongoValues.encode(field, value)));
		return Mono.from(MongoExecutor.collection(database, model).updateMany(missing, set));
	}

	private static Mono<Void> requireNone(MongoDatabase database, EntityModel model, FieldModel field,
			BsonDocument missing) {
		return Mono.from(MongoExecutor.collection(database, model).find(missing).first())
			.flatMap((found) -> Mono
				.error(ConstraintException.notNull(new Failure(DESCRIPTION, null, null), field.name())));
	}

}
