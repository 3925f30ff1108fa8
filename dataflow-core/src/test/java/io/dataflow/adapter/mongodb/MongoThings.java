/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.PoolSettings;
import io.dataflow.model.DataFlowModel;
import io.dataflow.model.DefaultValue;
import io.dataflow.model.EntityModel;
import io.dataflow.model.EntityModels;
import io.dataflow.model.Index;
import io.dataflow.operation.Row;
import io.dataflow.testing.TestDatabase;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.SimpleReactiveMongoDatabaseFactory;
import reactor.core.publisher.Flux;

/**
 * An adapter on a database of its own, and a client beside it.
 */
final class MongoThings implements AutoCloseable {

	static final Duration LIMIT = Duration.ofSeconds(20);

	static final EntityModels MODELS = EntityModels.of(List.of(Thing.class, Counted.class));

	static final EntityModel THING = MODELS.model(Thing.class);

	static final EntityModel COUNTED = MODELS.model(Counted.class);

	private final MongoAdapter adapter;

	private final MongoClient client;

	private final String database;

	private MongoThings(DatabaseUrl url) {
		this.adapter = (MongoAdapter) new MongoAdapterProvider().open(url, PoolSettings.defaults().withSize(2));
		this.client = MongoClients.create(url.toSecretString());
		this.database = url.database();
	}

	static MongoThings in(TestDatabase database) {
		return new MongoThings(DatabaseUrl.parse(database.another().url()));
	}

	MongoAdapter adapter() {
		return this.adapter;
	}

	/**
	 * Return the same database, before one of whose commands somebody else does
	 * something.
	 */
	InterruptedDatabases interrupted(int command, Publisher<?> other) {
		return new InterruptedDatabases(new SimpleReactiveMongoDatabaseFactory(this.client, this.database), command,
				other);
	}

	void add(String collection, String... documents) {
		for (String document : documents) {
			await(this.client.getDatabase(this.database)
				.getCollection(collection, BsonDocument.class)
				.insertOne(BsonDocument.parse(document)));
		}
	}

	List<BsonDocument> documents(String collection) {
		return await(this.client.getDatabase(this.database).getCollection(collection, BsonDocument.class).find());
	}

	static <T> List<T> await(Publisher<T> publisher) {
		return Objects.requireNonNull(Flux.from(publisher).collectList().block(LIMIT));
	}

	static <T> T one(Publisher<T> publisher) {
		return Objects.requireNonNull(Flux.from(publisher).single().block(LIMIT));
	}

	static Row row(@Nullable Object... values) {
		Map<String, @Nullable Object> row = new LinkedHashMap<>();
		for (int i = 0; i < values.length; i += 2) {
			row.put(String.valueOf(values[i]), values[i + 1]);
		}
		return new Row(row);
	}

	@Override
	public void close() {
		this.client.close();
		this.adapter.close().block(LIMIT);
	}

	@DataFlowModel(indexes = @Index(fields = "name", unique = true))
	record Thing(@Id String id, String name, @Nullable String note, @DefaultValue("7") int amount) {

	}

	@DataFlowModel(versioned = true)
	record Counted(@Id @Nullable Long id, String name) {

	}

}
