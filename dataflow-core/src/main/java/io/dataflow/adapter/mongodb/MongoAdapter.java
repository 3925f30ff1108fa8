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
import java.util.Set;
import java.util.function.Function;

import com.mongodb.reactivestreams.client.MongoClient;
import io.dataflow.adapter.Adapter;
import io.dataflow.adapter.Capabilities;
import io.dataflow.adapter.Capability;
import io.dataflow.adapter.ConnectionFailedException;
import io.dataflow.adapter.ConnectionPooling;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.adapter.Failure;
import io.dataflow.adapter.PoolStatus;
import io.dataflow.model.EntityModel;
import io.dataflow.operation.Aggregate;
import io.dataflow.operation.AggregateOperations;
import io.dataflow.operation.BulkDelete;
import io.dataflow.operation.BulkInsert;
import io.dataflow.operation.BulkOperations;
import io.dataflow.operation.BulkResult;
import io.dataflow.operation.BulkUpdate;
import io.dataflow.operation.BulkUpsert;
import io.dataflow.operation.Count;
import io.dataflow.operation.Delete;
import io.dataflow.operation.Insert;
import io.dataflow.operation.RecordOperations;
import io.dataflow.operation.Row;
import io.dataflow.operation.SchemaOperations;
import io.dataflow.operation.Select;
import io.dataflow.operation.TransactionOperations;
import io.dataflow.operation.Update;
import io.dataflow.operation.UpdateAll;
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
public final class MongoAdapter implements Adapter, RecordOperations, UpsertOperations, BulkOperations,
		AggregateOperations, TransactionOperations, SchemaOperations, ConnectionPooling {

	/** Longer than the search for a server takes, and the making of a connection. */
	private static final Duration PING_LIMIT = Duration.ofSeconds(20);

	private final @Nullable MongoConnections connections;

	private final @Nullable MongoPool pool;

	private final MongoExecutor executor;

	private final MongoRecords records;

	private final MongoUpsert upserts;

	private final MongoBulk bulk;

	private final MongoAggregation aggregation;

	private final MongoTransactions transactions;

	private final MongoSchema schema;

	/** The capabilities that concern documents without a model. */
	private final List<Object> withoutModel;

	private MongoAdapter(ReactiveMongoDatabaseFactory databases, @Nullable MongoConnections connections,
			@Nullable MongoPool pool) {
		Clock clock = Clock.systemUTC();
		this.connections = connections;
		this.pool = pool;
		this.executor = new MongoExecutor(databases);
		MongoDeployment deployment = MongoDeployment.of(this.executor);
		this.transactions = new MongoTransactions(this.executor, deployment);
		MongoKeys keys = new MongoKeys(this.executor);
		NewDocuments documents = new NewDocuments(keys, clock);
		this.records = new MongoRecords(this.executor, this.transactions, documents);
		this.bulk = new MongoBulk(this.executor, this.transactions, this.records, keys, clock);
		this.aggregation = new MongoAggregation(this.executor, this.records.relations());
		this.upserts = new MongoUpsert(this.executor, this.records);
		this.schema = new MongoSchema(this.executor, clock);
		this.withoutModel = List.of(new MongoDocuments(this.executor), new MongoFiles(this.executor),
				new MongoChangeStreams(this.executor, deployment));
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

	/**
	 * Return a capability: this adapter itself, or what works on documents that have no
	 * model.
	 */
	@Override
	public <C> Optional<C> find(Class<C> capability) {
		return this.withoutModel.stream()
			.filter(capability::isInstance)
			.findFirst()
			.<C>map(capability::cast)
			.or(() -> Adapter.super.find(capability));
	}

	@Override
	public Capabilities capabilities() {
		return Capabilities.of(this)
			.without(Set.of(Capability.SAVEPOINTS))
			.needing(Capability.TRANSACTIONS, "a replica set")
			.needing(Capability.BULK, "a replica set, else `atomic: false`");
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

	/**
	 * A transaction has a connection during its commands only.
	 */
	@Override
	public int inProgress() {
		return ConnectionPooling.super.inProgress() + this.transactions.open();
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
	public Mono<BulkResult> bulkInsert(BulkInsert insert) {
		return this.bulk.bulkInsert(insert);
	}

	@Override
	public Mono<BulkResult> bulkUpdate(BulkUpdate update) {
		return this.bulk.bulkUpdate(update);
	}

	@Override
	public Mono<BulkResult> bulkUpsert(BulkUpsert upsert) {
		return this.bulk.bulkUpsert(upsert);
	}

	@Override
	public Mono<BulkResult> updateAll(UpdateAll update) {
		return this.bulk.updateAll(update);
	}

	@Override
	public Mono<BulkResult> bulkDelete(BulkDelete delete) {
		return this.bulk.bulkDelete(delete);
	}

	@Override
	public Flux<Row> aggregate(Aggregate aggregate) {
		return this.aggregation.aggregate(aggregate);
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

	@Override
	public Mono<Void> createSavepoint(SavepointName name) {
		return Mono.error(MongoTransactions::nested);
	}

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

}
