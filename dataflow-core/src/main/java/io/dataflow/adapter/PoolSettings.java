/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import java.time.Duration;

/**
 * How many connections to keep open, for how long, and how they are set up.
 *
 * @param size the number of connections that are kept, at least 1
 * @param maxOverflow how many more may be opened under load, 0 for none; they are closed
 * when they have been idle for a minute
 * @param recycle the age at which a connection is replaced as soon as nobody uses it,
 * zero for never
 * @param recycleJitter the share of {@code recycle} by which connections may be replaced
 * earlier, so that not all are replaced at once; from 0 to 1
 * @param acquireTimeout how long to wait for a connection, positive
 * @param prePing whether the database is asked for a sign of life each time before a
 * connection is used, which costs a round trip; otherwise only those are replaced whose
 * end is known on this side
 * @param statementCacheSize how many prepared statements each connection keeps, 0 for
 * none
 * @param pgbouncer whether there is a PgBouncer that pools transactions in front of
 * PostgreSQL; then nothing outlives a transaction on the server: no prepared statement,
 * no setting and no lock
 * @since 0.1.0
 */
public record PoolSettings(int size, int maxOverflow, Duration recycle, double recycleJitter, Duration acquireTimeout,
		boolean prePing, int statementCacheSize, boolean pgbouncer) {

	/**
	 * Create settings.
	 * @throws InvalidPoolSettingsException DF-401 when a value is out of range
	 */
	public PoolSettings {
		require(size >= 1, "size", size, "at least 1");
		require(maxOverflow >= 0, "max-overflow", maxOverflow, "0 or more");
		require(size <= Integer.MAX_VALUE - maxOverflow, "max-overflow", maxOverflow, "smaller");
		require(!recycle.isNegative(), "recycle", recycle, "positive, or zero for never");
		require(recycleJitter >= 0 && recycleJitter <= 1, "recycle-jitter", recycleJitter, "from 0 to 1");
		require(acquireTimeout.compareTo(Duration.ZERO) > 0, "acquire-timeout", acquireTimeout, "positive");
		require(statementCacheSize >= 0, "statement-cache-size", statementCacheSize, "0 or more");
	}

	/**
	 * Return the settings for a service of ordinary load: 10 connections and 20 more,
	 * replaced after 54 to 60 minutes, 30 seconds to wait, no sign of life before each
	 * use, 256 prepared statements for each connection, no PgBouncer.
	 * @return the settings
	 */
	public static PoolSettings defaults() {
		return new PoolSettings(10, 20, Duration.ofHours(1), 0.1, Duration.ofSeconds(30), false, 256, false);
	}

	private static void require(boolean valid, String name, Object value, String range) {
		if (!valid) {
			throw InvalidPoolSettingsException.of(name, value, range);
		}
	}

	/**
	 * Return the greatest number of connections.
	 * @return the number
	 */
	public int maxSize() {
		return this.size + this.maxOverflow;
	}

	/**
	 * Return these settings with another number of connections that are kept.
	 * @param connections the number, at least 1
	 * @return the settings
	 */
	public PoolSettings withSize(int connections) {
		return new PoolSettings(connections, this.maxOverflow, this.recycle, this.recycleJitter, this.acquireTimeout,
				this.prePing, this.statementCacheSize, this.pgbouncer);
	}

	/**
	 * Return these settings with another number of connections beyond those that are
	 * kept.
	 * @param connections the number, 0 for none
	 * @return the settings
	 */
	public PoolSettings withMaxOverflow(int connections) {
		return new PoolSettings(this.size, connections, this.recycle, this.recycleJitter, this.acquireTimeout,
				this.prePing, this.statementCacheSize, this.pgbouncer);
	}

	/**
	 * Return these settings with another age at which a connection is replaced.
	 * @param age the age, zero for never
	 * @return the settings
	 */
	public PoolSettings withRecycle(Duration age) {
		return new PoolSettings(this.size, this.maxOverflow, age, this.recycleJitter, this.acquireTimeout, this.prePing,
				this.statementCacheSize, this.pgbouncer);
	}

	/**
	 * Return these settings with another share of the age by which connections may be
	 * replaced earlier.
	 * @param share the share, from 0 to 1
	 * @return the settings
	 */
	public PoolSettings withRecycleJitter(double share) {
		return new PoolSettings(this.size, this.maxOverflow, this.recycle, share, this.acquireTimeout, this.prePing,
				this.statementCacheSize, this.pgbouncer);
	}

	/**
	 * Return these settings with another time to wait for a connection.
	 * @param timeout the time, positive
	 * @return the settings
	 */
	public PoolSettings withAcquireTimeout(Duration timeout) {
		return new PoolSettings(this.size, this.maxOverflow, this.recycle, this.recycleJitter, timeout, this.prePing,
				this.statementCacheSize, this.pgbouncer);
	}

	/**
	 * Return these settings with or without a sign of life before each use.
	 * @param ping whether the database is asked
	 * @return the settings
	 */
	public PoolSettings withPrePing(boolean ping) {
		return new PoolSettings(this.size, this.maxOverflow, this.recycle, this.recycleJitter, this.acquireTimeout,
				ping, this.statementCacheSize, this.pgbouncer);
	}

	/**
	 * Return these settings with another number of prepared statements for each
	 * connection.
	 * @param statements the number, 0 for none
	 * @return the settings
	 */
	public PoolSettings withStatementCacheSize(int statements) {
		return new PoolSettings(this.size, this.maxOverflow, this.recycle, this.recycleJitter, this.acquireTimeout,
				this.prePing, statements, this.pgbouncer);
	}

	/**
	 * Return these settings for a server with or without a PgBouncer in front.
	 * @param present whether there is one
	 * @return the settings
	 */
	public PoolSettings withPgbouncer(boolean present) {
		return new PoolSettings(this.size, this.maxOverflow, this.recycle, this.recycleJitter, this.acquireTimeout,
				this.prePing, this.statementCacheSize, present);
	}

	/**
	 * Check that these settings have a meaning for a kind of database.
	 * @param kind the kind
	 * @return these settings
	 * @throws InvalidPoolSettingsException DF-401 when there shall be a PgBouncer in
	 * front of another database than PostgreSQL, or signs of life or prepared statements
	 * on MongoDB
	 */
	public PoolSettings requireSupportedBy(DatabaseKind kind) {
		if (this.pgbouncer && kind != DatabaseKind.POSTGRESQL) {
			throw InvalidPoolSettingsException.pgbouncer(kind);
		}
		if (kind == DatabaseKind.MONGODB) {
			requireNoStatements(kind);
		}
		return this;
	}

	private void requireNoStatements(DatabaseKind kind) {
		if (this.prePing) {
			throw InvalidPoolSettingsException.meaningless(kind, "pre-ping", true,
					"whose driver finds out about broken connections by itself", "false");
		}
		int unset = defaults().statementCacheSize();
		if (this.statementCacheSize != unset && this.statementCacheSize != 0) {
			throw InvalidPoolSettingsException.meaningless(kind, "statement-cache-size", this.statementCacheSize,
					"which prepares no statements", "0");
		}
	}

}
