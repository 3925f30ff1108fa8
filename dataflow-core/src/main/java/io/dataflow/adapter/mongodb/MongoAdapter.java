/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.mongodb.reactivestreams.client.MongoClient;
import io.dataflow.adapter.Adapter;
import io.dataflow.adapter.ConnectionFailedException;
import io.dataflow.adapter.ConnectionPooling;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.adapter.Failure;
import io.dataflow.adapter.PoolStatus;
import io.dataflow.model.EntityModel;
import io.dataflow.operation.Count;
import io.dataflow.operation.Delete;
import io.dataflow.operation.Insert;
import io.dataflow.operation.RecordOperations;
import io.dataflow.operation.Row;
import io.dataflow.operation.SchemaOperations;
import io.dataflow.operation.Select;
import io.dataflow.operation.TransactionOperations;
import io.dataflow.operation.Update;
import io.dataflow.operation.Upsert;
import io.dataflow.operation.UpsertOperations;
import io.dataflow.operation.Upserted;
import io.dataflow.schema.SchemaChange;
import io.dataflow.schema.SchemaSnapshot;
import io.dataflow.transaction.SavepointName;
import io.dataflow.transaction.TransactionSettings;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.ReactiveMongoDatabaseFactory;
import org.springframework.data.mongodb.core.SimpleReactiveMongoDatabaseFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * MongoDB. Records are documents of the collection that has the name of the table; the
 * primary key is {@code _id}, every other field has the name of its column. Transactions
 * need a replica set or a sharded cluster; there are no savepoints, no nested
 * transactions and no foreign keys.
 *
 * @since 0.1.0
 */
public final class MongoAdapter implements Adapter, RecordOperations, UpsertOperations, TransactionOperations,
		SchemaOperations, ConnectionPooling {

	private static final int SAMPLE = 1000;

	/** Longer than the search for a server takes, and the making of a connection. */
	private static final Duration PING_LIMIT = Duration.ofSeconds(20);

	private final @Nullable MongoConnections connections;

	private final @Nullable MongoPool pool;

	private final MongoExecutor executor;

	private final MongoRecords records;

	private final MongoUpsert upserts;

	private final MongoTransactions transactions;

	private final MongoSchema schema;

	private MongoAdapter(ReactiveMongoDatabaseFactory databases, @Nullable MongoConnections connections,
			@Nullable MongoPool pool) {
		Clock clock = Clock.systemUTC();
		this.connections = connections;
		this.pool = pool;
		this.executor = new MongoExecutor(databases);
		this.transactions = new MongoTransactions(this.executor);
		NewDocuments documents = new NewDocuments(new MongoKeys(this.executor), clock);
		this.records = new MongoRecords(this.executor, this.transactions, documents);
		this.upserts = new MongoUpsert(this.executor, this.records);
		this.schema = new MongoSchema(this.executor, clock);
	}

	/**
	 * Create an adapter on a client that belongs to somebody else.
	 * @param client the client
	 * @param database the name of the database
	 * @param pool the pool that the client was given, or {@code null} when it has one of
	 * its own
	 * @return the adapter
	 */
	public static MongoAdapter of(MongoClient client, String database, @Nullable MongoPool pool) {
		return of(new SimpleReactiveMongoDatabaseFactory(client, database), pool);
	}

	/**
	 * Create an adapter on databases that belong to somebody else. Operations join the
	 * transactions of Spring on the same databases, and Spring's those of the adapter.
	 * @param databases where the database comes from
	 * @param pool the pool that its client was given, or {@code null} when it has one of
	 * its own
	 * @return the adapter
	 */
	public static MongoAdapter of(ReactiveMongoDatabaseFactory databases, @Nullable MongoPool pool) {
		return new MongoAdapter(databases, null, pool);
	}

	/**
	 * Create an adapter that closes its connections when it is closed.
	 */
	static MongoAdapter owning(MongoConnections connections) {
		return new MongoAdapter(connections, connections, connections.pool());
	}

	@Override
	public DatabaseKind kind() {
		return DatabaseKind.MONGODB;
	}

	@Override
	public Mono<Void> ping() {
		return this.executor
			.outside("ping the database",
					(database) -> database.runCommand(new BsonDocument("ping", new BsonInt32(1)), BsonDocument.class))
			.then()
			.timeout(PING_LIMIT, Mono
				.error(() -> ConnectionFailedException.unreachable(new Failure("ping the database", null, null))));
	}

	@Override
	public Mono<Void> close() {
		return (this.connections != null) ? this.connections.close() : Mono.empty();
	}

	@Override
	public Optional<PoolStatus> poolStatus() {
		return Optional.ofNullable(this.pool).map(MongoPool::status);
	}

	@Override
	public Mono<Integer> warmPool() {
		return (this.connections != null) ? this.connections.warm() : Mono.just(0);
	}

	@Override
	public Flux<Row> insert(Insert insert) {
		return this.records.insert(insert);
	}

	@Override
	public Flux<Row> select(Select select) {
		return this.records.select(select);
	}

	@Override
	public Mono<Long> count(Count count) {
		return this.records.count(count);
	}

	@Override
	public Flux<Row> update(Update update) {
		return this.records.update(update);
	}

	@Override
	public Mono<Long> delete(Delete delete) {
		return this.records.delete(delete);
	}

	@Override
	public Mono<Upserted> upsert(Upsert upsert) {
		return this.upserts.execute(upsert);
	}

	@Override
	public <T> Mono<T> inTransaction(TransactionSettings settings, Mono<T> work) {
		return this.transactions.inTransaction(settings, work);
	}

	@Override
	public <S, T> Mono<T> inTransaction(Flux<S> source, Function<Flux<S>, Mono<T>> work) {
		return this.transactions.inTransaction(source, work);
	}

	@Override
	public <T> Mono<T> inNestedTransaction(Mono<T> work) {
		return this.transactions.inNestedTransaction(work);
	}

	@Override
	public boolean undoesBatches() {
		return false;
	}

	@Override
	public boolean mayJoin(ContextView context) {
		return this.executor.mayJoin(context);
	}

	/**
	 * Refuse, because MongoDB has no savepoints.
	 * @return fails with DF-701
	 */
	@Override
	public Mono<Void> createSavepoint(SavepointName name) {
		return Mono.error(MongoTransactions::nested);
	}

	/**
	 * Refuse, because MongoDB has no savepoints.
	 * @return fails with DF-701
	 */
	@Override
	public Mono<Void> rollbackToSavepoint(SavepointName name) {
		return Mono.error(MongoTransactions::nested);
	}

	@Override
	public <T> Mono<T> exclusively(Mono<T> work) {
		return this.schema.exclusively(work);
	}

	@Override
	public Mono<SchemaSnapshot> inspect(Collection<EntityModel> models) {
		return this.schema.inspect(models);
	}

	@Override
	public Flux<String> apply(List<SchemaChange> changes) {
		return this.schema.apply(changes);
	}

	/**
	 * Look at the documents of a collection and tell which fields they have: at up to
	 * 1000 of them, taken at random.
	 * @param collection the name of the collection
	 * @return what was found, cold; without fields when there is no such collection, or
	 * no document in it
	 */
	public Mono<SampledSchema> sample(String collection) {
		BsonDocument stage = new BsonDocument("$sample", new BsonDocument("size", new BsonInt32(SAMPLE)));
		return this.executor
			.read("sample " + collection, () -> CommandText.of(collection, "aggregate", stage),
					(database) -> database.getCollection(collection, BsonDocument.class).aggregate(List.of(stage)))
			.collectList()
			.map((documents) -> SampledSchema.of(collection, documents));
	}

}
