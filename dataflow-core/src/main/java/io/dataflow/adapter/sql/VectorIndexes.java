/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.dataflow.model.EntityModel;
import reactor.core.publisher.Mono;

/**
 * Which tables have indexes on vectors. Where there is none, each search asks again, as
 * anybody may create one; where there was one, no search asks.
 */
final class VectorIndexes {

	private final SqlDialect dialect;

	private final SqlExecutor executor;

	private final Set<String> indexed = ConcurrentHashMap.newKeySet();

	VectorIndexes(SqlDialect dialect, SqlExecutor executor) {
		this.dialect = dialect;
		this.executor = executor;
	}

	/**
	 * Return whether a search may read from an index. What is no ordinary table, such as
	 * a view, may have one behind it.
	 * @param model whose table it is
	 * @param description what is done, as it follows the word "Cannot"
	 */
	Mono<Boolean> mayServe(EntityModel model, String description) {
		return Mono.defer(() -> this.indexed.contains(model.table()) ? Mono.just(true)
				: look(model, description).doOnNext((found) -> {
					if (found) {
						this.indexed.add(model.table());
					}
				}));
	}

	private Mono<Boolean> look(EntityModel model, String description) {
		SqlBuilder sql = new SqlBuilder(this.dialect).append("""
				SELECT t.relkind <> 'r' OR t.relhassubclass OR EXISTS (SELECT 1 FROM pg_index x
				JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_am m ON m.oid = i.relam
				WHERE x.indrelid = t.oid AND m.amname IN ('hnsw', 'ivfflat'))
				FROM pg_class t WHERE t.oid = CAST(\
				""");
		SqlStatement statement = sql.parameter(sql.quote(model.table())).append(" AS regclass)").build();
		return this.executor
			.execute(statement, false, description,
					(result) -> result
						.map((row, metadata) -> Objects.requireNonNullElse(row.get(0, Boolean.class), true)))
			.single(true);
	}

}
