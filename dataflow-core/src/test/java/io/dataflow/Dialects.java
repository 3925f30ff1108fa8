/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.time.Duration;

import io.dataflow.adapter.sql.H2Dialect;
import io.dataflow.adapter.sql.MariadbDialect;
import io.dataflow.adapter.sql.MysqlDialect;
import io.dataflow.adapter.sql.PostgresqlDialect;
import io.dataflow.adapter.sql.SqlDialect;
import io.dataflow.adapter.sql.SqliteDialect;
import io.dataflow.testing.DatabaseName;
import io.dataflow.transaction.IsolationLevel;
import org.jspecify.annotations.Nullable;

/**
 * What strangers must say differently to each database.
 */
final class Dialects {

	private Dialects() {
	}

	private static IllegalArgumentException noSql() {
		return new IllegalArgumentException("MongoDB has no SQL");
	}

	static SqlDialect of(DatabaseName name, Duration lockTimeout) {
		return switch (name) {
			case H2 -> new H2Dialect(lockTimeout);
			case POSTGRESQL, PGVECTOR, TIMESCALEDB -> new PostgresqlDialect(lockTimeout);
			case MYSQL -> new MysqlDialect(lockTimeout);
			case MARIADB -> new MariadbDialect(lockTimeout);
			case SQLITE -> new SqliteDialect(lockTimeout);
			case MONGODB -> throw noSql();
		};
	}

	/**
	 * Return the numbers from 1 as rows {@code n(i)} that stand after {@code FROM}.
	 */
	static String numbers(DatabaseName name, int count) {
		return switch (name) {
			case H2 -> "SYSTEM_RANGE(1, " + count + ") AS n(i)";
			case POSTGRESQL, PGVECTOR, TIMESCALEDB -> "generate_series(1, " + count + ") AS n(i)";
			case MYSQL -> "(WITH RECURSIVE r (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < " + count
					+ ") SELECT /*+ SET_VAR(cte_max_recursion_depth = 1000000) */ i FROM r) AS n";
			case MARIADB -> "(SELECT seq AS i FROM seq_1_to_" + count + ") AS n";
			case SQLITE -> "(WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < " + count
					+ ") SELECT i FROM s) AS n";
			case MONGODB -> throw noSql();
		};
	}

	static String randomUuid(DatabaseName name) {
		return switch (name) {
			case H2 -> "RANDOM_UUID()";
			case POSTGRESQL, PGVECTOR, TIMESCALEDB -> "gen_random_uuid()";
			case MYSQL, MARIADB -> "UUID()";
			case SQLITE -> "lower(printf('%s-%s-4%.3s-8%.3s-%s', hex(randomblob(4)), hex(randomblob(2)),"
					+ " hex(randomblob(2)), hex(randomblob(2)), hex(randomblob(6))))";
			case MONGODB -> throw noSql();
		};
	}

	/**
	 * Return a query for the statements that others execute on a database. What a server
	 * does for itself, for instance to tidy up a table, is not one of them.
	 */
	static String activeStatements(DatabaseName name) {
		return switch (name) {
			// H2 knows no way to end a statement, its lock timeout does; SQLite has no
			// list
			case H2, SQLITE -> "SELECT 1 WHERE 1 = 0";
			case POSTGRESQL, PGVECTOR, TIMESCALEDB ->
				"SELECT query FROM pg_stat_activity WHERE datname = current_database()"
						+ " AND pid <> pg_backend_pid() AND state = 'active' AND backend_type = 'client backend'";
			case MYSQL, MARIADB ->
				"SELECT COALESCE(info, state) FROM information_schema.processlist WHERE db = DATABASE()"
						+ " AND id <> CONNECTION_ID() AND command <> 'Sleep'";
			case MONGODB -> throw noSql();
		};
	}

	/**
	 * Return a query for the transactions of others that are open on a database.
	 */
	static String openTransactions(DatabaseName name) {
		return switch (name) {
			// who cannot write would fail
			case SQLITE -> "SELECT 1 WHERE 1 = 0";
			case H2 -> "SELECT session_id FROM information_schema.sessions"
					+ " WHERE contains_uncommitted AND session_id <> SESSION_ID()";
			case POSTGRESQL, PGVECTOR, TIMESCALEDB ->
				"SELECT query FROM pg_stat_activity WHERE datname = current_database()"
						+ " AND pid <> pg_backend_pid() AND state <> 'idle' AND backend_type = 'client backend'";
			case MYSQL, MARIADB -> "SELECT trx_id FROM information_schema.innodb_trx t"
					+ " JOIN information_schema.processlist p ON p.id = t.trx_mysql_thread_id WHERE p.db = DATABASE()";
			case MONGODB -> throw noSql();
		};
	}

	/**
	 * Return a query for the sessions of others on a database of a server.
	 */
	static String sessions(DatabaseName name) {
		return switch (name) {
			case H2, SQLITE -> throw new IllegalArgumentException(name + " has no sessions");
			case POSTGRESQL, PGVECTOR, TIMESCALEDB ->
				"SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
						+ " AND pid <> pg_backend_pid() AND backend_type = 'client backend'";
			case MYSQL, MARIADB ->
				"SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()";
			case MONGODB -> throw noSql();
		};
	}

	/**
	 * Return the statement that ends a session of somebody else.
	 */
	static String endSession(DatabaseName name, String session) {
		return (name == DatabaseName.POSTGRESQL) ? "SELECT pg_terminate_backend(" + session + ")" : "KILL " + session;
	}

	/**
	 * Return a query for the isolation of the transaction that executes it, which has
	 * read something. MySQL and MariaDB look no more often than every 100 milliseconds.
	 */
	static String isolation(DatabaseName name) {
		return switch (name) {
			case H2 -> "SELECT isolation_level FROM information_schema.sessions WHERE session_id = SESSION_ID()";
			case POSTGRESQL, PGVECTOR, TIMESCALEDB -> "SELECT current_setting('transaction_isolation')";
			case MYSQL, MARIADB -> "SELECT trx_isolation_level FROM information_schema.innodb_trx"
					+ " WHERE trx_mysql_thread_id = CONNECTION_ID()";
			case SQLITE -> "SELECT CASE WHEN read_uncommitted = 0 THEN 'serializable' ELSE 'read uncommitted' END"
					+ " FROM pragma_read_uncommitted";
			case MONGODB -> throw noSql();
		};
	}

	/**
	 * Return the isolation that a database gives.
	 * @param asked the isolation it is asked for, or {@code null} for its default
	 */
	static IsolationLevel given(DatabaseName name, @Nullable IsolationLevel asked) {
		return switch (name) {
			case SQLITE -> IsolationLevel.SERIALIZABLE;
			case H2, POSTGRESQL, PGVECTOR, TIMESCALEDB, MYSQL, MARIADB ->
				(asked != null) ? asked : IsolationLevel.READ_COMMITTED;
			case MONGODB -> throw noSql();
		};
	}

	/**
	 * Return a query for how long the statements of a session may take, as one text.
	 */
	static String statementLimit(DatabaseName name) {
		return switch (name) {
			case H2 -> "SELECT setting_value FROM information_schema.settings WHERE setting_name = 'QUERY_TIMEOUT'";
			case POSTGRESQL, PGVECTOR, TIMESCALEDB -> "SELECT current_setting('statement_timeout')";
			case MYSQL -> "SELECT CONCAT(@@SESSION.innodb_lock_wait_timeout, ' s, ', @@SESSION.max_execution_time)";
			case MARIADB -> "SELECT CONCAT(@@SESSION.innodb_lock_wait_timeout, ' s, ', @@SESSION.max_statement_time)";
			case SQLITE -> "SELECT 'none'";
			case MONGODB -> throw noSql();
		};
	}

	/**
	 * Return a query that takes minutes.
	 */
	static String slowQuery(DatabaseName name) {
		String numbers = "(SELECT i FROM " + numbers(name, 200_000) + ")";
		return "SELECT COUNT(*) FROM " + numbers + " AS a, " + numbers + " AS b WHERE a.i + b.i < 0";
	}

	/**
	 * Return the statements that give an index on one column another name.
	 */
	static String[] renameIndex(DatabaseName name, String table, String column, String index, String to) {
		return switch (name) {
			case H2, POSTGRESQL, PGVECTOR, TIMESCALEDB ->
				new String[] { "ALTER INDEX \"" + index + "\" RENAME TO \"" + to + "\"" };
			case MYSQL, MARIADB ->
				new String[] { "ALTER TABLE \"" + table + "\" RENAME INDEX \"" + index + "\" TO \"" + to + "\"" };
			case SQLITE -> new String[] { "DROP INDEX \"" + index + "\"",
					"CREATE INDEX \"" + to + "\" ON \"" + table + "\" (\"" + column + "\")" };
			case MONGODB -> throw noSql();
		};
	}

	/**
	 * Return the statements after which new sessions begin in another time zone. H2 and
	 * SQLite have no other than that of the process.
	 */
	static String[] serverZone(DatabaseName name, String offset) {
		return switch (name) {
			case H2, SQLITE -> new String[0];
			case POSTGRESQL, PGVECTOR, TIMESCALEDB ->
				new String[] { "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET timezone TO ''" + offset
						+ "''', current_database()); END $$" };
			case MYSQL, MARIADB -> new String[] { "SET GLOBAL time_zone = '" + offset + "'" };
			case MONGODB -> throw noSql();
		};
	}

	static String momentType(DatabaseName name) {
		return switch (name) {
			case H2, POSTGRESQL, PGVECTOR, TIMESCALEDB, SQLITE -> "TIMESTAMP WITH TIME ZONE";
			case MYSQL, MARIADB -> "DATETIME(6)";
			case MONGODB -> throw noSql();
		};
	}

	/**
	 * Return what the catalogue calls a column that was declared as {@code BOOLEAN}.
	 */
	static String booleanInCatalogue(DatabaseName name) {
		return switch (name) {
			case H2, POSTGRESQL, PGVECTOR, TIMESCALEDB, SQLITE -> "boolean";
			case MYSQL, MARIADB -> "tinyint";
			case MONGODB -> throw noSql();
		};
	}

}
