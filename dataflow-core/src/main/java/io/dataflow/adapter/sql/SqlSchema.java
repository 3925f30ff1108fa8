/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import io.dataflow.model.EntityModel;
import io.dataflow.schema.SchemaChange;
import io.dataflow.schema.SchemaSnapshot;
import io.dataflow.schema.SchemaSnapshot.Column;
import io.dataflow.schema.SchemaSnapshot.Table;
import io.dataflow.schema.SchemaSnapshot.TableIndex;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Looks at the schema of a SQL database and changes it, on connections outside of the
 * pool: the lock keeps one of its own, and a pool may have no second one to give.
 */
final class SqlSchema {

	private final ConnectionFactory connectionFactory;

	private final SqlDialect dialect;

	private final Scheduler scheduler;

	private final SchemaDdl ddl;

	private final boolean underLock;

	SqlSchema(ConnectionFactory connectionFactory, SqlDialect dialect, Scheduler scheduler) {
		this.connectionFactory = LimitedConnections.below(connectionFactory);
		this.dialect = dialect;
		this.scheduler = scheduler;
		this.ddl = new SchemaDdl(dialect);
		this.underLock = dialect.schemaSyntax().changesUnderLock();
	}

	/**
	 * Where the lock is a transaction, the changes are part of it.
	 */
	<T> Mono<T> exclusively(Mono<T> work) {
		return Flux
			.usingWhen(connection(),
					(connection) -> this.dialect.lock(connection)
						.onErrorMap((error) -> ErrorTranslation.translate(error, "take the schema lock"))
						.then(this.underLock ? work.contextWrite((context) -> context.put(this, connection)) : work),
					this::unlock, (connection, error) -> BrokenConnections.close(connection), BrokenConnections::close)
			.singleOrEmpty()
			.subscribeOn(this.scheduler);
	}

	private Publisher<Void> unlock(Connection connection) {
		return this.underLock ? Flux.concat(connection.commitTransaction(), BrokenConnections.close(connection))
				: BrokenConnections.close(connection);
	}

	Mono<Void> prepare(Collection<EntityModel> models, boolean install) {
		return Mono.defer(() -> {
			models.forEach((model) -> model.fields().forEach(this.dialect::columnType));
			return (SqlExtensions.areNeeded(this.dialect, models))
					? onConnection((connection) -> SqlExtensions.prepare(this.dialect, connection, models, install))
						.then()
					: Mono.empty();
		});
	}

	Mono<SchemaSnapshot> inspect(Collection<EntityModel> models) {
		if (models.isEmpty()) {
			return Mono.just(new SchemaSnapshot(Map.of()));
		}
		CatalogNames names = CatalogNames.of(models, this.dialect.ignoresCase());
		return onConnection((connection) -> answered(columns(connection, names).zipWith(indexes(connection, names),
				(columns, indexes) -> snapshot(columns, indexes)))
			.flux()).single();
	}

	/**
	 * What is inside this process may take as long as it needs.
	 */
	private <T> Mono<T> answered(Mono<T> inquiry) {
		return this.dialect.blocking() ? inquiry : Inquiry.limited(inquiry);
	}

	/**
	 * Where the schema is transactional the changes are one transaction.
	 */
	Flux<String> apply(List<SchemaChange> changes) {
		return onConnection((connection) -> {
			Flux<String> statements = Flux.fromIterable(this.ddl.render(changes))
				.concatMap((sql) -> execute(connection, sql).thenReturn(sql));
			if (!this.dialect.transactionalDdl() || !connection.isAutoCommit()) {
				return statements;
			}
			return Flux.usingWhen(Mono.from(connection.beginTransaction()).thenReturn(connection),
					(begun) -> statements, Connection::commitTransaction, (begun, error) -> begun.rollbackTransaction(),
					Connection::rollbackTransaction);
		});
	}

	private Mono<Map<String, List<Column>>> columns(Connection connection, CatalogNames names) {
		SqlStatement sql = onTables(names, this.dialect.schemaSyntax()::columnQuery);
		return query(connection, sql, (row) -> column(row, names));
	}

	private Map.Entry<String, Column> column(Readable row, CatalogNames names) {
		String table = names.table(text(row, "table_name"));
		String type = text(row, "data_type").toLowerCase(Locale.ROOT);
		return Map.entry(table,
				new Column(names.column(table, text(row, "column_name")), type, "YES".equals(text(row, "is_nullable")),
						"YES".equals(text(row, "defaulted")), (field) -> this.dialect.holds(field, type)));
	}

	private Mono<Map<String, List<TableIndex>>> indexes(Connection connection, CatalogNames names) {
		SqlStatement sql = onTables(names, this.dialect::indexQuery);
		return query(connection, sql, (row) -> indexColumn(row, names)).map((columns) -> {
			Map<String, List<TableIndex>> indexes = new LinkedHashMap<>();
			columns.forEach((table, found) -> indexes.put(table, group(found)));
			return indexes;
		});
	}

	private Map.Entry<String, TableIndex> indexColumn(Readable row, CatalogNames names) {
		String table = names.table(text(row, "table_name"));
		return Map.entry(table, new TableIndex(text(row, "index_name"),
				List.of(names.column(table, text(row, "column_name"))), isTrue(row.get("is_unique"))));
	}

	/**
	 * The catalogue has a row for each column; those of one index follow each other in
	 * order.
	 */
	private static List<TableIndex> group(List<TableIndex> columns) {
		Map<String, TableIndex> indexes = new LinkedHashMap<>();
		columns.forEach((column) -> indexes.merge(column.name(), column, (left, right) -> {
			List<String> joined = new ArrayList<>(left.columns());
			joined.addAll(right.columns());
			return new TableIndex(left.name(), joined, left.unique());
		}));
		return List.copyOf(indexes.values());
	}

	private static SchemaSnapshot snapshot(Map<String, List<Column>> columns, Map<String, List<TableIndex>> indexes) {
		return new SchemaSnapshot(columns.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> Table.of(entry.getKey(), entry.getValue(),
					indexes.getOrDefault(entry.getKey(), List.of())))));
	}

	private SqlStatement onTables(CatalogNames names, UnaryOperator<String> query) {
		SqlBuilder tables = new SqlBuilder(this.dialect);
		parameters(tables, names.tables());
		SqlStatement parameters = tables.build();
		return new SqlStatement(query.apply(parameters.text()), parameters.parameters(), List.of());
	}

	private void parameters(SqlBuilder sql, List<String> values) {
		for (int i = 0; i < values.size(); i++) {
			sql.append((i > 0) ? ", " : "(").parameter(values.get(i));
		}
		sql.append(")");
	}

	private <T> Mono<Map<String, List<T>>> query(Connection connection, SqlStatement sql,
			Function<Readable, Map.Entry<String, T>> mapping) {
		return Flux.from(sql.bind(connection.createStatement(sql.text()), this.dialect).execute())
			.concatMap((result) -> result.map(mapping))
			.collect(Collectors.groupingBy(Map.Entry::getKey, LinkedHashMap::new,
					Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
	}

	private Mono<Void> execute(Connection connection, String sql) {
		return Flux.from(connection.createStatement(sql).execute())
			.concatMap((result) -> result.getRowsUpdated())
			.then();
	}

	private <T> Flux<T> onConnection(Function<Connection, Publisher<T>> work) {
		return Flux.<T>deferContextual((context) -> {
			Connection locked = context.getOrDefault(this, null);
			return (locked != null) ? work.apply(locked) : Flux.usingWhen(connection(), work, BrokenConnections::close);
		}).onErrorMap((error) -> ErrorTranslation.translate(error, "change the schema")).subscribeOn(this.scheduler);
	}

	private Mono<Connection> connection() {
		return new Handover<>(Mono.from(this.connectionFactory.create()), BrokenConnections::close);
	}

	private static String text(Readable row, String column) {
		return Objects.requireNonNull(row.get(column, String.class));
	}

	private static boolean isTrue(@Nullable Object value) {
		return (value instanceof Number number) ? number.intValue() != 0 : Boolean.TRUE.equals(value);
	}

}
