/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.dataflow.model.EntityModel;
import io.r2dbc.spi.Row;
import reactor.core.publisher.Mono;

/**
 * Which tables have indexes on vectors, which anybody may create and drop. Where there is
 * none, each search asks again. Where there was one, one of {@value #UNASKED} searches
 * does: a search that expects an index finds all that it should without one, only not by
 * several processes at once.
 * <p>
 * The server plans with the indexes of the moment, also in a transaction whose questions
 * are answered from the past, so that searches in such a one expect an index always. One
 * that is completed between the question and the statement of another search may leave
 * that search with fewer records than there are; the next one asks again.
 */
final class VectorIndexes {

	/** How many searches rely on an index that was seen before one asks again. */
	private static final int UNASKED = 100;

	private final SqlDialect dialect;

	private final SqlExecutor executor;

	private final Map<String, AtomicInteger> indexed = new ConcurrentHashMap<>();

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
		return Mono.defer(() -> {
			AtomicInteger unasked = this.indexed.get(model.table());
			boolean known = unasked != null && unasked.getAndDecrement() > 0;
			return known ? Mono.just(true) : look(model, description);
		});
	}

	private Mono<Boolean> look(EntityModel model, String description) {
		SqlBuilder sql = new SqlBuilder(this.dialect).append("""
				SELECT t.relkind <> 'r' OR t.relhassubclass OR EXISTS (SELECT 1 FROM pg_index x
				JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_am m ON m.oid = i.relam
				WHERE x.indrelid = t.oid AND m.amname IN ('hnsw', 'ivfflat')),
				current_setting('transaction_isolation') NOT LIKE 'read%'
				FROM pg_class t WHERE t.oid = CAST(\
				""");
		SqlStatement statement = sql.parameter(sql.quote(model.table())).append(" AS regclass)").build();
		return this.executor
			.execute(statement, false, description,
					(result) -> result.map((row, metadata) -> keep(model, isTrue(row, 0)) || isTrue(row, 1)))
			.single(true);
	}

	private boolean keep(EntityModel model, boolean found) {
		if (found) {
			this.indexed.put(model.table(), new AtomicInteger(UNASKED));
		}
		else {
			this.indexed.remove(model.table());
		}
		return found;
	}

	private static boolean isTrue(Row row, int index) {
		return Objects.requireNonNullElse(row.get(index, Boolean.class), true);
	}

}
