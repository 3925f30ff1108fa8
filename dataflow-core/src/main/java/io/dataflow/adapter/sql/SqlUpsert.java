/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.Objects;
import java.util.function.BiFunction;

import io.dataflow.adapter.DuplicateKeyException;
import io.dataflow.model.EntityModel;
import io.dataflow.operation.Insert;
import io.dataflow.operation.Row;
import io.dataflow.operation.Upsert;
import io.dataflow.operation.Upserted;
import reactor.core.publisher.Mono;

/**
 * Performs upserts. Where one statement cannot say whether it created or changed, the
 * record is changed and, if there is none, created; whoever loses the race for the key
 * begins again. In either case exactly one statement takes effect, so none of this needs
 * a transaction.
 */
final class SqlUpsert {

	/**
	 * Someone else may take the key again and again, or another key may be in the way.
	 */
	private static final int ATTEMPTS = 5;

	private final SqlExecutor executor;

	private final SqlDialect dialect;

	private final SqlRenderer inserts;

	private final UpsertRenderer renderer;

	private final BiFunction<EntityModel, io.r2dbc.spi.Row, Row> rows;

	SqlUpsert(SqlExecutor executor, SqlDialect dialect, SqlRenderer inserts,
			BiFunction<EntityModel, io.r2dbc.spi.Row, Row> rows) {
		this.executor = executor;
		this.dialect = dialect;
		this.inserts = inserts;
		this.renderer = new UpsertRenderer(dialect, inserts::projection);
		this.rows = rows;
	}

	Mono<Upserted> execute(Upsert upsert) {
		if (upsert.rows().isEmpty()) {
			return update(upsert);
		}
		return this.dialect.createdByConflictClause()
			.map((created) -> merge(upsert, created))
			.orElseGet(() -> updateOrInsert(upsert, 1));
	}

	private Mono<Upserted> merge(Upsert upsert, String created) {
		int last = upsert.model().fields().size();
		return this.executor.execute(this.renderer.merge(upsert, created), false, description(upsert),
				(result) -> result.map((row, metadata) -> new Upserted(this.rows.apply(upsert.model(), row),
						Objects.requireNonNull(row.get(last, Boolean.class)))))
			.single();
	}

	private Mono<Upserted> updateOrInsert(Upsert upsert, int attempt) {
		Mono<Upserted> insert = run(this.inserts.insert(new Insert(upsert.model(), upsert.rows())), upsert, true);
		return update(upsert).switchIfEmpty(insert.onErrorResume(DuplicateKeyException.class,
				(error) -> (attempt < ATTEMPTS) ? updateOrInsert(upsert, attempt + 1) : Mono.error(error)));
	}

	private Mono<Upserted> update(Upsert upsert) {
		return run(this.renderer.update(upsert), upsert, false);
	}

	private Mono<Upserted> run(SqlStatement sql, Upsert upsert, boolean created) {
		return this.executor
			.execute(sql, false, description(upsert),
					(result) -> result
						.map((row, metadata) -> new Upserted(this.rows.apply(upsert.model(), row), created)))
			.singleOrEmpty();
	}

	private static String description(Upsert upsert) {
		return "upsert " + upsert.model().name();
	}

}
