/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Makes a database say that its server has the Community licence, and write down what
 * only such a server does. Continuous aggregates and jobs are rows of the catalog that
 * nobody works on.
 *
 * @param stranger a connection to the database
 */
record PretendedCommunity(Stranger stranger) implements AutoCloseable {

	private static final String JOBS = "SELECT COALESCE(to_regclass('_timescaledb_catalog.bgw_job'),"
			+ " to_regclass('_timescaledb_config.bgw_job'))";

	/**
	 * Functions that take texts, and no more than what DataFlow says, are nearer than
	 * those of the extension.
	 */
	void pretend() throws SQLException {
		this.stranger.execute("CREATE TABLE pretended (id BIGINT GENERATED ALWAYS AS IDENTITY, call TEXT)",
				"CREATE FUNCTION current_setting(text, boolean) RETURNS text LANGUAGE sql AS 'SELECT CASE $1"
						+ " WHEN ''timescaledb.license'' THEN ''timescale'' ELSE pg_catalog.current_setting($1, $2) END'",
				function(
						"add_continuous_aggregate_policy(continuous_aggregate text, start_offset interval,"
								+ " end_offset interval, schedule_interval interval)",
						"'refresh ' || $1 || ' from ' || COALESCE(CAST($2 AS TEXT), 'the beginning')"),
				function("add_retention_policy(relation text, drop_after interval, schedule_interval interval)",
						"'keep ' || $1 || ' for ' || $2"),
				function("remove_continuous_aggregate_policy(continuous_aggregate text, if_exists boolean)", "NULL"),
				function("remove_retention_policy(relation text, if_exists boolean)", "NULL"),
				"DO 'BEGIN EXECUTE format(''ALTER DATABASE %I SET search_path = public, pg_catalog'',"
						+ " current_database()); END'");
	}

	private static String function(String signature, String call) {
		return "CREATE FUNCTION " + signature + " RETURNS void LANGUAGE sql AS '"
				+ ("INSERT INTO public.pretended (call) SELECT call FROM (SELECT " + call + ") AS c(call)"
						+ " WHERE call IS NOT NULL")
					.replace("'", "''")
				+ "'";
	}

	/**
	 * Add a continuous aggregate that counts.
	 * @param name its name
	 * @param table the table it is of
	 * @param stored the table in whose name what it computes would be kept
	 */
	void aggregate(String name, String table, String stored) throws SQLException {
		this.stranger.execute(
				"CREATE VIEW " + name + " AS SELECT time_bucket(INTERVAL '1 hour', recorded_at) AS bucket,"
						+ " COUNT(*) AS n FROM " + table + " GROUP BY 1",
				"INSERT INTO _timescaledb_catalog.continuous_agg (mat_hypertable_id, raw_hypertable_id, user_view_schema,"
						+ " user_view_name, partial_view_schema, partial_view_name, direct_view_schema,"
						+ " direct_view_name) SELECT s.id, r.id, 'public', '" + name + "', 'public', '" + name
						+ "', 'public', '" + name + "' FROM _timescaledb_catalog.hypertable s,"
						+ " _timescaledb_catalog.hypertable r WHERE s.table_name = '" + stored
						+ "' AND r.table_name = '" + table + "'");
		assumeThat(this.stranger.values("SELECT view_name FROM timescaledb_information.continuous_aggregates"))
			.as("the catalog of this version of TimescaleDB")
			.containsExactly(name);
	}

	void drops(String table, String after) throws SQLException {
		job("policy_retention", table, "{\"drop_after\": \"" + after + "\"}");
	}

	/**
	 * Add the job of a continuous aggregate.
	 * @param stored the table in whose name what it computes would be kept
	 * @param start how far back it is brought up to date, as JSON
	 */
	void refreshes(String stored, String start) throws SQLException {
		job("policy_refresh_continuous_aggregate", stored, "{\"start_offset\": " + start + "}");
	}

	private void job(String procedure, String table, String settings) throws SQLException {
		this.stranger
			.execute("INSERT INTO " + jobs() + " (application_name, schedule_interval, max_runtime, max_retries,"
					+ " retry_period, proc_schema, proc_name, scheduled, fixed_schedule, hypertable_id, config)"
					+ " SELECT 'pretended', '1 day', '0', -1, '1 day', '_timescaledb_functions', '" + procedure
					+ "', FALSE, FALSE, id, '" + settings
					+ "' FROM _timescaledb_catalog.hypertable WHERE table_name = '" + table + "'");
	}

	private @Nullable String jobs() throws SQLException {
		return this.stranger.values(JOBS).get(0);
	}

	/**
	 * Return what the server was told to do, in this order.
	 */
	List<@Nullable String> calls() throws SQLException {
		return this.stranger.values("SELECT call FROM pretended ORDER BY id");
	}

	void execute(String... statements) throws SQLException {
		this.stranger.execute(statements);
	}

	void forget() throws SQLException {
		execute("DELETE FROM pretended", "DELETE FROM " + jobs() + " WHERE application_name = 'pretended'",
				"DROP TABLE IF EXISTS dataflow_retention_policies");
	}

	@Override
	public void close() throws SQLException {
		this.stranger.close();
	}

}
