/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import io.dataflow.model.EntityModel;
import io.r2dbc.spi.Row;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What the database knows of its time series, which may be something else than the models
 * declare.
 */
final class TimescaleCatalog {

	private static final String INSTALLED = "SELECT EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'timescaledb')";

	private static final String HYPERTABLES = "SELECT hypertable_name, " + micros("time_interval")
			+ " FROM timescaledb_information.dimensions WHERE hypertable_schema = current_schema()"
			+ " AND dimension_number = 1 AND time_interval IS NOT NULL";

	private static final String CHUNK = "SELECT " + micros("time_interval")
			+ " FROM timescaledb_information.dimensions WHERE dimension_number = 1 AND time_interval IS NOT NULL AND ";

	private static final String AGGREGATES = "timescaledb_information.continuous_aggregates a";

	/** Versions differ in which of two names a job has. */
	private static final String REFRESHED = "SELECT a.view_name, "
			+ micros("CAST(j.config->>'start_offset' AS INTERVAL)") + " FROM " + AGGREGATES
			+ " JOIN timescaledb_information.jobs j ON (j.hypertable_schema, j.hypertable_name)"
			+ " IN ((a.view_schema, a.view_name),"
			+ " (a.materialization_hypertable_schema, a.materialization_hypertable_name))"
			+ " WHERE j.proc_name = 'policy_refresh_continuous_aggregate' AND ";

	private static final String DROPPED = "SELECT " + micros("CAST(config->>'drop_after' AS INTERVAL)")
			+ " FROM timescaledb_information.jobs"
			+ " WHERE proc_name = 'policy_retention' AND config->>'drop_after' IS NOT NULL AND ";

	private static final String POLICIES = SqlLiteral.quoted(TimescaleRetention.TABLE);

	private final SqlDialect dialect;

	private final SqlExecutor executor;

	TimescaleCatalog(SqlDialect dialect, SqlExecutor executor) {
		this.dialect = dialect;
		this.executor = executor;
	}

	/**
	 * Let those who set policies or create aggregates follow each other until the
	 * transaction ends.
	 */
	Mono<Void> lock() {
		return query("SELECT pg_advisory_xact_lock(hashtext(" + POLICIES + "))", (row) -> true).then();
	}

	/**
	 * Return the tables of the current schema that are hypertables, and how long a chunk
	 * is.
	 */
	Mono<Map<String, Duration>> hypertables() {
		return whereInstalled(query(HYPERTABLES,
				(row) -> Map.entry(Objects.requireNonNull(row.get(0, String.class)), length(row, 1))))
			.collectMap(Map.Entry::getKey, Map.Entry::getValue);
	}

	/**
	 * Return how long a chunk of a table is; empty where it is no hypertable.
	 */
	Mono<Duration> chunk(EntityModel model) {
		String table = is("hypertable_schema", "hypertable_name", model.table());
		return whereInstalled(query(CHUNK + table, (row) -> length(row, 0))).singleOrEmpty();
	}

	/**
	 * Return how old the records of a table become; empty where they are kept.
	 */
	Mono<Duration> dropAfter(EntityModel model) {
		String table = is("hypertable_schema", "hypertable_name", model.table());
		Flux<Duration> byServer = whereInstalled(query(DROPPED + table, (row) -> length(row, 0)));
		Flux<Duration> byApplication = hasPolicies().filter(Boolean::booleanValue)
			.flatMapMany((exists) -> query("SELECT " + micros("drop_after") + " FROM " + TimescaleRetention.TABLE
					+ " WHERE table_name = " + name(model.table()), (row) -> length(row, 0)));
		return byServer.concatWith(byApplication).reduce((one, other) -> (one.compareTo(other) < 0) ? one : other);
	}

	/**
	 * Return the continuous aggregates of a table that jobs bring up to date.
	 */
	Flux<Refreshed> refreshed(EntityModel model) {
		String table = is("a.hypertable_schema", "a.hypertable_name", model.table());
		return whereInstalled(query(REFRESHED + table + " ORDER BY 1",
				(row) -> new Refreshed(Objects.requireNonNull(row.get(0, String.class)),
						(row.get(1, Long.class) != null) ? length(row, 1) : null)));
	}

	/**
	 * Check that a name is that of a continuous aggregate of a table.
	 * @return completes, or fails with DF-102
	 */
	Mono<Void> requireAggregate(EntityModel model, String name) {
		String sql = "SELECT EXISTS (SELECT 1 FROM " + AGGREGATES + " WHERE " + is("a.view_schema", "a.view_name", name)
				+ " AND " + is("a.hypertable_schema", "a.hypertable_name", model.table()) + ")";
		return isTrue(sql).filter(Boolean::booleanValue)
			.switchIfEmpty(Mono.error(() -> new ForeignAggregateException(model, name)))
			.then();
	}

	/**
	 * Tell whether there is a table of policies that applications follow.
	 */
	Mono<Boolean> hasPolicies() {
		return isTrue("SELECT to_regclass(" + POLICIES + ") IS NOT NULL");
	}

	private <T> Flux<T> whereInstalled(Flux<T> found) {
		return isTrue(INSTALLED).flatMapMany((installed) -> (installed) ? found : Flux.empty());
	}

	/**
	 * Return the condition that names in the catalog are those of what a name means here.
	 */
	private String is(String schema, String relation, String name) {
		return "(" + schema + ", " + relation + ") = (SELECT n.nspname, c.relname FROM pg_class c"
				+ " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = to_regclass(" + name(name) + "))";
	}

	private String name(String name) {
		return HypertableSql.table(this.dialect, name);
	}

	private static String micros(String interval) {
		return "CAST(EXTRACT(EPOCH FROM " + interval + ") * 1000000 AS BIGINT)";
	}

	private static Duration length(Row row, int index) {
		return Duration.of(Objects.requireNonNull(row.get(index, Long.class)), ChronoUnit.MICROS);
	}

	private Mono<Boolean> isTrue(String sql) {
		return query(sql, (row) -> Objects.requireNonNull(row.get(0, Boolean.class))).single();
	}

	private <T> Flux<T> query(String sql, Function<Row, T> read) {
		return this.executor.execute(new SqlStatement(sql, List.of(), List.of()), false, "look for time series",
				(result) -> result.map((row, metadata) -> read.apply(row)));
	}

	/**
	 * A continuous aggregate that a job brings up to date.
	 *
	 * @param name its name
	 * @param start how far back, {@code null} to the beginning
	 */
	record Refreshed(String name, @Nullable Duration start) {

	}

}
