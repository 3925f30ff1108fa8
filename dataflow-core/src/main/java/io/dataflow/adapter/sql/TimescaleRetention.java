/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import io.dataflow.model.EntityModel;
import io.dataflow.operation.RetentionPolicy;
import io.dataflow.operation.RetentionPolicy.Keeper;
import io.r2dbc.spi.Row;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Policies about how long records are kept: those of the server where its licence has
 * them, else rows of a table that applications look at. The row of a policy is locked
 * while an application follows it, and others pass it over.
 */
final class TimescaleRetention {

	/** The table that holds the policies which applications follow. */
	static final String TABLE = "dataflow_retention_policies";

	private static final String COLUMNS = "CREATE TABLE IF NOT EXISTS " + TABLE
			+ " (table_name TEXT PRIMARY KEY, drop_after INTERVAL NOT NULL, every INTERVAL NOT NULL,"
			+ " followed_at TIMESTAMPTZ)";

	private static final String DUE = " FROM " + TABLE
			+ " WHERE (followed_at IS NULL OR followed_at <= now() - every) AND to_regclass(table_name) IS NOT NULL";

	private static final String DESCRIPTION = "follow the retention policies";

	private final SqlDialect dialect;

	private final SqlExecutor executor;

	private final TimescaleLicence licence;

	private final TimescaleCatalog catalog;

	TimescaleRetention(SqlDialect dialect, SqlExecutor executor, TimescaleLicence licence, TimescaleCatalog catalog) {
		this.dialect = dialect;
		this.executor = executor;
		this.licence = licence;
		this.catalog = catalog;
	}

	Mono<Keeper> keep(RetentionPolicy policy) {
		return this.licence.isCommunity()
			.flatMap((community) -> (community) ? byServer(policy) : byApplication(policy));
	}

	/**
	 * Look at how the table was made, and who computes from it. Two sessions that create
	 * the table of policies, or a policy and an aggregate, follow each other.
	 */
	private Mono<Void> checked(RetentionPolicy policy) {
		EntityModel model = policy.model();
		Mono<Void> checked = this.catalog.chunk(model)
			.doOnNext(policy::requireChunk)
			.thenMany(this.catalog.refreshed(model))
			.doOnNext((refreshed) -> policy.requireRefresh(refreshed.name(), refreshed.start()))
			.then();
		return this.catalog.lock().then((policy.dropAfter() == null) ? Mono.empty() : checked);
	}

	/**
	 * A policy that applications have followed, from before the server had this licence,
	 * is replaced as well.
	 */
	private Mono<Keeper> byServer(RetentionPolicy policy) {
		String table = table(policy.model());
		Mono<Void> forgotten = checked(policy).then(this.catalog.hasPolicies())
			.flatMap((exists) -> exists ? run(policy.model(), removal(policy)) : Mono.empty());
		Mono<Void> removed = forgotten
			.then(run(policy.model(), "SELECT remove_retention_policy(" + table + ", if_exists => TRUE)"));
		Mono<Void> set = (policy.dropAfter() == null) ? removed
				: removed.then(run(policy.model(),
						"SELECT add_retention_policy(" + table + ", drop_after => "
								+ HypertableSql.interval(policy.dropAfter()) + ", schedule_interval => "
								+ HypertableSql.interval(policy.every()) + ")"));
		return this.executor.atomically(set.thenReturn(Keeper.SERVER));
	}

	private Mono<Keeper> byApplication(RetentionPolicy policy) {
		if (!policy.scheduled()) {
			return Mono.error(() -> this.licence.refused(
					"retention policies, and this application has no job for them,",
					"Let the job run by 'dataflow.time-series.retention-interval' above zero, or use a server with the"
							+ " Community licence."));
		}
		Mono<Void> set = checked(policy).then(run(policy.model(), COLUMNS))
			.then(run(policy.model(), (policy.dropAfter() == null) ? removal(policy) : row(policy)));
		return this.executor.atomically(set.thenReturn(Keeper.APPLICATION));
	}

	private String removal(RetentionPolicy policy) {
		return "DELETE FROM " + TABLE + " WHERE table_name = " + table(policy.model());
	}

	private String row(RetentionPolicy policy) {
		return "INSERT INTO " + TABLE + " (table_name, drop_after, every) VALUES (" + table(policy.model()) + ", "
				+ HypertableSql.interval(Objects.requireNonNull(policy.dropAfter())) + ", "
				+ HypertableSql.interval(policy.every())
				+ ") ON CONFLICT (table_name) DO UPDATE SET drop_after = excluded.drop_after, every = excluded.every,"
				+ " followed_at = NULL";
	}

	/**
	 * Drop what is due. A policy that fails does not keep the others from being followed.
	 */
	Mono<Long> dropDue() {
		return this.catalog.hasPolicies()
			.filter(Boolean::booleanValue)
			.flatMapMany((exists) -> query("SELECT table_name" + DUE + " ORDER BY table_name",
					(row) -> Objects.requireNonNull(row.get(0, String.class))))
			.collectList()
			.flatMapMany(Flux::fromIterable)
			.concatMapDelayError((table) -> this.executor.atomically(drop(table)))
			.reduce(0L, Long::sum);
	}

	private Mono<Long> drop(String table) {
		String name = SqlLiteral.quoted(table);
		return query("SELECT CAST(drop_after AS TEXT)" + DUE + " AND table_name = " + name + " FOR UPDATE SKIP LOCKED",
				(row) -> SqlLiteral.quoted(Objects.requireNonNull(row.get(0, String.class))))
			.singleOrEmpty()
			.flatMap((age) -> query(
					"SELECT COUNT(*) FROM drop_chunks(" + name + ", older_than => INTERVAL " + age + ")",
					(row) -> Objects.requireNonNull(row.get(0, Long.class)))
				.single()
				.flatMap((dropped) -> query(
						"UPDATE " + TABLE + " SET followed_at = now() WHERE table_name = " + name + " RETURNING TRUE",
						(row) -> true)
					.then(Mono.just(dropped))));
	}

	private String table(EntityModel model) {
		return HypertableSql.table(this.dialect, model.table());
	}

	private Mono<Void> run(EntityModel model, String sql) {
		return this.executor
			.execute(new SqlStatement(sql, List.of(), List.of()), false, "keep " + model.name(),
					(result) -> result.getRowsUpdated())
			.then();
	}

	private <T> Flux<T> query(String sql, Function<Row, T> read) {
		return this.executor.execute(new SqlStatement(sql, List.of(), List.of()), false, DESCRIPTION,
				(result) -> result.map((row, metadata) -> read.apply(row)));
	}

}
