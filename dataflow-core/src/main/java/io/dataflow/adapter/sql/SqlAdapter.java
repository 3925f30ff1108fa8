/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

import io.dataflow.adapter.Adapter;
import io.dataflow.adapter.Capabilities;
import io.dataflow.adapter.ConnectionPooling;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.adapter.PoolStatus;
import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.operation.Aggregate;
import io.dataflow.operation.AggregateOperations;
import io.dataflow.operation.BulkDelete;
import io.dataflow.operation.BulkInsert;
import io.dataflow.operation.BulkOperations;
import io.dataflow.operation.BulkResult;
import io.dataflow.operation.BulkUpdate;
import io.dataflow.operation.BuiltStatement;
import io.dataflow.operation.BulkUpsert;
import io.dataflow.operation.Count;
import io.dataflow.operation.Delete;
import io.dataflow.operation.Insert;
import io.dataflow.operation.Operation;
import io.dataflow.operation.Projection;
import io.dataflow.operation.RecordOperations;
import io.dataflow.operation.Row;
import io.dataflow.operation.SchemaOperations;
import io.dataflow.operation.Select;
import io.dataflow.operation.StatementPreview;
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
import io.r2dbc.spi.Closeable;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Wrapped;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * A SQL database behind an R2DBC driver.
 *
 * @since 0.1.0
 */
public final class SqlAdapter implements Adapter, RecordOperations, UpsertOperations, BulkOperations,
		AggregateOperations, TransactionOperations, SchemaOperations, StatementPreview, ConnectionPooling {

	private final ConnectionFactory connectionFactory;

	private final boolean owner;

	private final PooledConnections pool;

	private final SqlDialect dialect;

	private final SqlRenderer renderer;

	private final StatementThreads threads;

	private final SqlExecutor executor;

	private final SqlSchema schema;

	private final SqlUpsert upserts;

	private final AggregateRenderer aggregates;

	private final RowReader reader;

	private final SharedReads reads;

	private final LaterReads laterReads;

	private final SqlPreview previews;

	private final SqlSavepoints savepoints;

	private final ReadOnlyTransactions readOnly;

	private final SqlPing ping;

	private final SqlExtensions extensions;

	private SqlAdapter(ConnectionFactory connectionFactory, SqlDialect dialect, boolean owner) {
		this.connectionFactory = connectionFactory;
		this.owner = owner;
		this.pool = PooledConnections.of(connectionFactory);
		this.dialect = dialect;
		this.renderer = new SqlRenderer(dialect);
		this.threads = StatementThreads.of(dialect);
		this.executor = new SqlExecutor(connectionFactory, dialect, this.threads.scheduler());
		this.schema = new SqlSchema(connectionFactory, dialect, this.threads.scheduler());
		this.reader = new RowReader(dialect);
		this.reads = SharedReads.of(connectionFactory, dialect, this.executor, this.renderer, this.reader);
		this.laterReads = new LaterReads(dialect, this.renderer, this.executor, this.reader);
		this.upserts = new SqlUpsert(this.executor, dialect, this.renderer, this.laterReads, this.reader::read);
		this.aggregates = new AggregateRenderer(dialect);
		this.previews = new SqlPreview(dialect, this.renderer);
		this.savepoints = new SqlSavepoints(this.executor);
		this.readOnly = new ReadOnlyTransactions(connectionFactory, dialect.transactions());
		this.ping = new SqlPing(connectionFactory, dialect);
		this.extensions = new SqlExtensions(dialect, this.executor);
	}

	/**
	 * Create an adapter on connections that belong to somebody else.
	 * @param connectionFactory where connections come from, usually a pool
	 * @param dialect the dialect of the database
	 * @return the adapter
	 */
	public static SqlAdapter of(ConnectionFactory connectionFactory, SqlDialect dialect) {
		return new SqlAdapter(connectionFactory, dialect, false);
	}

	/**
	 * Create an adapter that closes its connections when it is closed.
	 * @param connectionFactory where connections come from, usually a pool
	 * @param dialect the dialect of the database
	 * @return the adapter
	 */
	static SqlAdapter owning(ConnectionFactory connectionFactory, SqlDialect dialect) {
		return new SqlAdapter(connectionFactory, dialect, true);
	}

	@Override
	public DatabaseKind kind() {
		return this.dialect.kind();
	}

	@Override
	public Capabilities capabilities() {
		return this.extensions.declare(Capabilities.of(this).without(this.dialect.lacks()));
	}

	@Override
	public <C> Optional<C> find(Class<C> capability) {
		Optional<C> own = Adapter.super.find(capability);
		return (own.isPresent()) ? own : this.extensions.find(capability);
	}

	@Override
	public Mono<Void> ping() {
		return this.ping.execute().subscribeOn(this.threads.scheduler());
	}

	@Override
	public Optional<PoolStatus> poolStatus() {
		return this.pool.status();
	}

	@Override
	public Mono<Integer> warmPool() {
		return this.pool.warm().subscribeOn(this.threads.scheduler());
	}

	@Override
	public Mono<Void> close() {
		Mono<Void> connections = this.owner ? close(this.connectionFactory) : Mono.empty();
		return connections.then(this.threads.close());
	}

	/**
	 * A pool closes its connections, but not where it has them from.
	 */
	private static Mono<Void> close(Object connections) {
		Mono<Void> closing = (connections instanceof Closeable closeable) ? Mono.from(closeable.close()) : Mono.empty();
		return (connections instanceof Wrapped<?> wrapped)
				? closing.then(Mono.defer(() -> close(Objects.requireNonNullElse(wrapped.unwrap(), "")))) : closing;
	}

	@Override
	public Flux<Row> insert(Insert insert) {
		String description = "create " + insert.model().name();
		return this.readOnly.writing(description,
				this.dialect.insertYieldsRows() ? rows(this.renderer.insert(insert), insert.model(), description)
						: this.laterReads.insert(insert, description));
	}

	@Override
	public Flux<Row> select(Select select) {
		return this.reads.select(select);
	}

	@Override
	public Mono<Long> count(Count count) {
		return this.executor
			.execute(this.renderer.count(count), false, "count " + count.model().name(),
					(result) -> result.map((row, metadata) -> Objects.requireNonNull(row.get(0, Long.class))))
			.single();
	}

	@Override
	public Flux<Row> update(Update update) {
		String description = "update " + update.model().name();
		return this.readOnly.writing(description,
				this.dialect.updateYieldsRows() ? rows(this.renderer.update(update), update.model(), description)
						: this.laterReads.update(update, description));
	}

	@Override
	public Mono<Long> delete(Delete delete) {
		String description = "delete " + delete.model().name();
		return this.readOnly
			.writing(description,
					this.executor.execute(this.renderer.delete(delete), false, description, Result::getRowsUpdated))
			.reduce(0L, Long::sum);
	}

	@Override
	public Mono<Upserted> upsert(Upsert upsert) {
		return this.readOnly.writing("upsert " + upsert.model().name(), this.upserts.execute(upsert).flux())
			.singleOrEmpty();
	}

	@Override
	public Flux<Row> aggregate(Aggregate aggregate) {
		return this.executor.execute(this.aggregates.render(aggregate), false, "aggregate " + aggregate.model().name(),
				(result) -> result.map((row, metadata) -> this.aggregates.row(aggregate.aggregation(), row)));
	}

	@Override
	public Mono<BulkResult> bulkInsert(BulkInsert insert) {
		return bulk("create " + insert.model().name(), insert.records().shapes(),
				(connection, records) -> this.dialect.bulk().insert(connection, insert.withRecords(records)));
	}

	@Override
	public Mono<BulkResult> bulkUpdate(BulkUpdate update) {
		return bulk("update " + update.model().name(), List.of(update),
				(connection, call) -> this.dialect.bulk().update(connection, call));
	}

	@Override
	public Mono<BulkResult> bulkUpsert(BulkUpsert upsert) {
		return bulk("upsert " + upsert.model().name(), List.of(upsert),
				(connection, call) -> this.dialect.bulk().upsert(connection, call));
	}

	@Override
	public Mono<BulkResult> updateAll(UpdateAll update) {
		String description = "update " + update.model().name();
		return this.readOnly
			.writing(description,
					this.executor.execute(this.renderer.updateAll(update), false, description, Result::getRowsUpdated))
			.reduce(0L, Long::sum)
			.map(BulkResult::updated);
	}

	@Override
	public Mono<BulkResult> bulkDelete(BulkDelete delete) {
		return delete(new Delete(delete.model(), delete.filter(), delete.permanent(), delete.mark()))
			.map(BulkResult::deleted);
	}

	private <C> Mono<BulkResult> bulk(String description, List<C> calls,
			BiFunction<Connection, C, Mono<BulkResult>> work) {
		return this.readOnly
			.writing(description,
					this.executor.<BulkResult>execute(description,
							(connection) -> Flux.fromIterable(calls).concatMap((call) -> work.apply(connection, call))))
			.reduce(BulkResult::plus);
	}

	@Override
	public BuiltStatement preview(Operation<?> operation, Projection projection) {
		return this.previews.of(operation, projection);
	}

	@Override
	public <T> Mono<T> inNestedTransaction(Mono<T> work) {
		return this.executor.transactions().inNestedTransaction(work);
	}

	@Override
	public <T> Mono<T> inTransaction(TransactionSettings settings, Mono<T> work) {
		return this.executor.transactions().inTransaction(settings, work);
	}

	@Override
	public <S, T> Mono<T> inTransaction(Flux<S> source, Function<Flux<S>, Mono<T>> work) {
		return this.executor.transactions().inTransaction(source, work);
	}

	@Override
	public boolean mayJoin(ContextView context) {
		return this.executor.transactions().mayJoin(context);
	}

	@Override
	public Mono<Void> createSavepoint(SavepointName name) {
		return this.savepoints.create(name);
	}

	@Override
	public Mono<Void> rollbackToSavepoint(SavepointName name) {
		return this.savepoints.rollbackTo(name);
	}

	@Override
	public <T> Mono<T> exclusively(Mono<T> work) {
		return this.schema.exclusively(work);
	}

	@Override
	public Mono<Void> prepare(Collection<EntityModel> models, boolean install) {
		return this.schema.prepare(models, install);
	}

	@Override
	public Mono<SchemaSnapshot> inspect(Collection<EntityModel> models) {
		return this.schema.inspect(models);
	}

	@Override
	public Flux<String> apply(List<SchemaChange> changes) {
		return this.schema.apply(changes);
	}

	private Flux<Row> rows(SqlStatement sql, EntityModel model, String description) {
		return this.executor.execute(sql, false, description, this.reader.of(model));
	}

}
