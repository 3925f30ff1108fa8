/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.IntFunction;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.dataflow.adapter.DatabaseUrl;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A client of MongoDB of somebody else, who knows how documents of the kit look.
 */
final class MongodbStranger implements Stranger {

	private static final int BATCH = 10_000;

	private final MongoClient client;

	private final MongoDatabase database;

	private @Nullable ClientSession session;

	private MongodbStranger(MongoClient client, String database) {
		this.client = client;
		this.database = client.getDatabase(database);
	}

	static MongodbStranger at(DatabaseUrl url) {
		MongoClientSettings settings = MongoClientSettings.builder()
			.applyConnectionString(new ConnectionString(url.toSecretString()))
			.uuidRepresentation(UuidRepresentation.STANDARD)
			.build();
		return new MongodbStranger(MongoClients.create(settings), url.database());
	}

	@Override
	public MongodbStranger begin() {
		ClientSession begun = await(this.client.startSession());
		begun.startTransaction();
		this.session = begun;
		return this;
	}

	@Override
	public void rollback() {
		Mono.from(Objects.requireNonNull(this.session).abortTransaction()).block(DataFlowContract.LIMIT);
	}

	@Override
	public MongodbStranger execute(String... statements) {
		throw noSql();
	}

	@Override
	public List<@Nullable String> values(String sql) {
		throw noSql();
	}

	private static UnsupportedOperationException noSql() {
		return new UnsupportedOperationException("MongoDB has no SQL: the test needs another question, or @Needs");
	}

	@Override
	public List<@Nullable String> values(String table, String column) {
		String field = column.equals("id") ? "_id" : column;
		return await(Flux.from(collection(table).find())
			.<@Nullable String>map((document) -> String.valueOf(document.get(field)))
			.collectList());
	}

	@Override
	public long count(String table) {
		return await(collection(table).countDocuments());
	}

	@Override
	public long countDistinct(String table, String column) {
		return await(Flux.from(collection(table).distinct(column, BsonValue.class)).count());
	}

	@Override
	public void clear(String table) {
		await(collection(table).deleteMany(new Document()));
	}

	@Override
	public MongodbStranger changePerson(String id) {
		Document key = new Document("_id", id);
		Document change = new Document("$set", new Document("age", 1));
		ClientSession current = this.session;
		await((current != null) ? collection("people").updateOne(current, key, change)
				: collection("people").updateOne(key, change));
		return this;
	}

	@Override
	public MongodbStranger addPerson(String id) {
		await(collection("people").insertOne(person(id, "Bo")));
		return this;
	}

	@Override
	public void addPeople(int count) {
		add("people", count, (i) -> person("p" + i, "name " + i));
	}

	@Override
	public void addTokens(int count) {
		add("tokens", count, (i) -> new Document("_id", UUID.randomUUID()).append("label", "label " + i));
	}

	private static Document person(String id, String name) {
		return new Document("_id", id).append("name", name).append("age", 0).append("active", true);
	}

	private void add(String table, int count, IntFunction<Document> document) {
		Flux.range(1, count)
			.map(document::apply)
			.buffer(BATCH)
			.concatMap((documents) -> collection(table).insertMany(documents))
			.blockLast(DataFlowContract.LIMIT);
	}

	@Override
	public Set<String> tables() {
		Set<String> tables = new TreeSet<>(await(Flux.from(this.database.listCollectionNames()).collectList()));
		tables.remove("dataflow_locks");
		return tables;
	}

	@Override
	public List<String> indexes(String table) {
		return await(Flux.from(collection(table).listIndexes())
			.filter((index) -> !index.getString("name").equals("_id_"))
			.map((index) -> (index.getBoolean("unique", false) ? "unique " : "") + index.getString("name") + "("
					+ String.join(", ", index.get("key", Document.class).keySet()) + ")")
			.sort()
			.collectList());
	}

	@Override
	public void renameIndex(String table, String column, String index, String to) {
		Mono.from(collection(table).dropIndex(index)).block(DataFlowContract.LIMIT);
		await(collection(table).createIndex(new Document(column, 1), new IndexOptions().name(to)));
	}

	@Override
	public List<String> columns(String table) {
		return await(Flux.from(collection(table).find())
			.flatMapIterable(Document::keySet)
			.map((field) -> field.equals("_id") ? "id" : field)
			.distinct()
			.collectList());
	}

	@Override
	public boolean nullable(String table, String column) {
		throw noSql();
	}

	@Override
	public List<String> foreignKeys(String table) {
		return List.of();
	}

	private MongoCollection<Document> collection(String name) {
		return this.database.getCollection(name);
	}

	/**
	 * Return what others do on this database, as the server lists it.
	 * @param condition which of their operations
	 */
	List<String> operations(Document condition) {
		Document mine = new Document("$match",
				new Document("ns", new Document("$regex", "^" + this.database.getName() + "\\.")));
		return await(Flux.from(this.client.getDatabase("admin")
			.aggregate(List.of(new Document("$currentOp", new Document("idleSessions", true)), mine,
					new Document("$match", condition))))
			.map(Document::toJson)
			.collectList());
	}

	private static <T> T await(Publisher<T> result) {
		return Objects.requireNonNull(Mono.from(result).block(DataFlowContract.LIMIT), "no value");
	}

	@Override
	public void close() {
		ClientSession current = this.session;
		if (current != null) {
			current.close();
		}
		this.client.close();
	}

}
