/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;

import io.dataflow.adapter.DuplicateKeyException;
import io.dataflow.model.EntityModel;
import io.dataflow.operation.Insert;
import io.dataflow.operation.Row;
import io.dataflow.operation.Upsert;
import io.dataflow.operation.Upserted;
import io.dataflow.query.Filter;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Performs upserts. Where one statement cannot say whether it created or changed, the
 * record is changed and, if there is none, created; whoever loses the race for the key
 * begins again. In either case exactly one statement takes effect, so none of this needs
 * a transaction, unless a changed record has to be read afterwards.
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

	private final LaterReads laterReads;

	SqlUpsert(SqlExecutor executor, SqlDialect dialect, SqlRenderer inserts, LaterReads laterReads,
			BiFunction<EntityModel, io.r2dbc.spi.Row, Row> rows) {
		this.executor = executor;
		this.dialect = dialect;
		this.inserts = inserts;
		this.laterReads = laterReads;
		this.renderer = new UpsertRenderer(dialect, inserts);
		this.rows = rows;
	}

	Mono<Upserted> execute(Upsert upsert) {
		if (upsert.rows().isEmpty()) {
			return update(upsert);
		}
		return this.dialect.createdByConflictClause()
			.map((created) -> merge(upsert, created))
			.orElseGet(() -> updateOrInsert(upsert));
	}

	private Mono<Upserted> merge(Upsert upsert, String created) {
		int last = upsert.model().fields().size();
		return this.executor.execute(this.renderer.merge(upsert, created), false, description(upsert),
				(result) -> result.map((row, metadata) -> new Upserted(this.rows.apply(upsert.model(), row),
						Objects.requireNonNull(row.get(last, Boolean.class)))))
			.single();
	}

	private Mono<Upserted> updateOrInsert(Upsert upsert) {
		// each try has a transaction of its own, if it needs one: the locks of one that
		// lost the race must not be in the way of another
		return update(upsert).switchIfEmpty(Mono.defer(() -> insert(upsert)))
			.retryWhen(Retry.max(ATTEMPTS - 1)
				.filter(DuplicateKeyException.class::isInstance)
				.onRetryExhaustedThrow((retry, signal) -> signal.failure()));
	}

	private Mono<Upserted> insert(Upsert upsert) {
		Insert insert = new Insert(upsert.model(), upsert.rows());
		return this.dialect.insertYieldsRows() ? run(this.inserts.insert(insert), upsert, true)
				: this.laterReads.insert(insert, description(upsert)).single().map((row) -> new Upserted(row, true));
	}

	private Mono<Upserted> update(Upsert upsert) {
		return this.dialect.updateYieldsRows() ? run(this.renderer.update(upsert, key(upsert)), upsert, false)
				: this.laterReads
					.change(upsert.model(), key(upsert), upsert.assignments(),
							(filter) -> this.renderer.update(upsert, filter), description(upsert))
					.singleOrEmpty()
					.map((row) -> new Upserted(row, false));
	}

	private static Filter key(Upsert upsert) {
		List<Filter> parts = new ArrayList<>();
		upsert.key()
			.values()
			.forEach((column, value) -> parts
				.add(Filter.equal(upsert.model().field(column), Objects.requireNonNull(value))));
		return (parts.size() == 1) ? parts.get(0) : new Filter.And(parts);
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
