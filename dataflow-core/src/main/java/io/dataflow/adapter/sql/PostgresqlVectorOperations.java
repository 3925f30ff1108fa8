/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import io.dataflow.adapter.CapabilityNotSupportedException;
import io.dataflow.adapter.ConnectionFailedException;
import io.dataflow.model.FieldModel;
import io.dataflow.operation.CreateVectorIndex;
import io.dataflow.operation.HybridMatch;
import io.dataflow.operation.HybridSearch;
import io.dataflow.operation.Row;
import io.dataflow.operation.VectorIndex;
import io.dataflow.operation.VectorMatch;
import io.dataflow.operation.VectorOperations;
import io.dataflow.operation.VectorParameterException;
import io.dataflow.operation.VectorSearch;
import io.r2dbc.postgresql.api.PostgresqlException;
import io.r2dbc.spi.Result;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What pgvector does with vectors beside storing them.
 */
final class PostgresqlVectorOperations implements VectorOperations {

	/** The most dimensions of vectors in an index. */
	private static final int INDEXED_DIMENSIONS = 2000;

	/** Where servers since and before 16 report that they do not know a language. */
	private static final Set<String> UNKNOWN_LANGUAGE = Set.of("regconfigin", "get_ts_config_oid");

	private final SqlDialect dialect;

	private final SqlExecutor executor;

	private final VectorSql sql;

	private final VectorIndexes indexes;

	PostgresqlVectorOperations(SqlDialect dialect, SqlExecutor executor) {
		this.dialect = dialect;
		this.executor = executor;
		this.sql = new VectorSql(dialect);
		this.indexes = new VectorIndexes(dialect, executor);
	}

	/**
	 * The distance of a zero vector by cosine is not a number.
	 */
	@Override
	public Flux<VectorMatch> search(VectorSearch search) {
		List<FieldModel> fields = VectorSql.fields(search);
		String description = "search " + search.model().name();
		return this.indexes.mayServe(search.model(), description)
			.flatMapMany((indexed) -> execute(this.sql.search(search, indexed), description,
					(row) -> new VectorMatch(row(fields, row), number(row, fields))))
			.filter((match) -> !Double.isNaN(match.distance()));
	}

	@Override
	public Flux<HybridMatch> hybridSearch(HybridSearch search) {
		List<FieldModel> fields = VectorSql.fields(search.nearest());
		String description = "search " + search.model().name();
		return this.indexes.mayServe(search.model(), description)
			.flatMapMany((indexed) -> execute(this.sql.hybrid(search, indexed), description,
					(row) -> new HybridMatch(row(fields, row), number(row, fields))));
	}

	private static boolean isUnknownLanguage(Throwable error) {
		return error instanceof PostgresqlException refused
				&& refused.getErrorDetails().getRoutine().filter(UNKNOWN_LANGUAGE::contains).isPresent();
	}

	@Override
	public Mono<VectorIndex> createIndex(CreateVectorIndex index) {
		int dimensions = index.field().dimensions();
		if (dimensions > INDEXED_DIMENSIONS) {
			return Mono.error(() -> new CapabilityNotSupportedException(this.dialect.kind(),
					"indexes on vectors of " + dimensions + " dimensions such as " + index.field(),
					"Search without an index, or use vectors of at most " + INDEXED_DIMENSIONS + " dimensions."));
		}
		String name = index.name();
		return find(index, name)
			.flatMap((found) -> (found.equals(Existing.of(index))) ? Mono.just(new VectorIndex(name, false))
					: Mono.<VectorIndex>error(new IndexExistsException(name, found.description())))
			.switchIfEmpty(Mono.defer(() -> create(index, name)));
	}

	private Mono<Existing> find(CreateVectorIndex index, String name) {
		return this.executor
			.execute(this.sql.findIndex(index, name), false, "look for the index " + name,
					(result) -> result.map((row, metadata) -> Existing.of(row)))
			.singleOrEmpty();
	}

	private Mono<VectorIndex> create(CreateVectorIndex index, String name) {
		return this.executor
			.execute(this.sql.createIndex(index, name), false, "create the index " + name, Result::getRowsUpdated)
			.onErrorMap(ConnectionFailedException.class, ConnectionFailedException::ofWrite)
			.then(Mono.just(new VectorIndex(name, true)));
	}

	private <T> Flux<T> execute(SqlStatement statement, String description, Function<io.r2dbc.spi.Row, T> read) {
		return this.executor.execute(statement, false, description,
				(result) -> Flux.from(result.map((row, metadata) -> read.apply(row)))
					.onErrorMap(PostgresqlVectorOperations::isUnknownLanguage, (error) -> new VectorParameterException(
							"language",
							"a language that the database knows, as listed by 'SELECT cfgname FROM pg_ts_config'")));
	}

	private Row row(List<FieldModel> fields, io.r2dbc.spi.Row row) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>(fields.size() * 2);
		for (int i = 0; i < fields.size(); i++) {
			values.put(fields.get(i).name(), this.dialect.decode(fields.get(i), row, i));
		}
		return new Row(values);
	}

	private static double number(io.r2dbc.spi.Row row, List<FieldModel> fields) {
		return Objects.requireNonNull(row.get(fields.size(), Double.class));
	}

	/**
	 * What an index is like.
	 *
	 * @param table its table
	 * @param column its first column, empty for an expression
	 * @param method its kind
	 * @param operatorClass what it compares by
	 * @param options its options
	 */
	private record Existing(String table, String column, String method, String operatorClass, String options) {

		static Existing of(CreateVectorIndex index) {
			return new Existing(index.model().table(), index.field().name(), index.method().text(),
					VectorSql.operatorClass(index.distance()), VectorSql.options(index.method()));
		}

		static Existing of(io.r2dbc.spi.Row row) {
			return new Existing(text(row, 0), text(row, 4), text(row, 1), text(row, 2), text(row, 3));
		}

		private static String text(io.r2dbc.spi.Row row, int index) {
			return Objects.requireNonNullElse(row.get(index, String.class), "");
		}

		String description() {
			return this.method + " on " + this.table + "." + this.column + " with " + this.operatorClass + " ("
					+ this.options + ")";
		}

	}

}
