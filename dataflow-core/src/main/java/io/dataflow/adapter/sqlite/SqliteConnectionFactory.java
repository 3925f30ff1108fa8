/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sqlite;

import java.sql.SQLException;

import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import reactor.core.publisher.Mono;

/**
 * Makes connections to one database. Its writers take turns in the order in which they
 * came. All connections to a database in memory share one session and take turns for
 * reading too.
 */
final class SqliteConnectionFactory implements ConnectionFactory {

	static final String NAME = "SQLite";

	private final SqliteThreads threads = new SqliteThreads();

	private final WriterLock writers = new WriterLock();

	private final SqliteSettings settings;

	private final Mono<SqliteSession> session;

	SqliteConnectionFactory(SqliteSettings settings) {
		this.settings = settings;
		Mono<SqliteSession> opening = Mono.create((sink) -> this.threads.execute(() -> {
			try {
				sink.success(SqliteSession.open(this.threads, settings));
			}
			catch (SQLException ex) {
				sink.error(SqliteErrors.translate(ex));
			}
		}));
		Mono<SqliteSession> patient = new Patience(settings.busyTimeout()).retry(opening, () -> true);
		patient = patient.doOnDiscard(SqliteSession.class, (unwanted) -> unwanted.execute(unwanted::closeQuietly));
		this.session = settings.inMemory() ? patient.cacheInvalidateIf(SqliteSession::isClosed) : patient;
	}

	@Override
	public Mono<SqliteConnection> create() {
		return this.session.map((opened) -> new SqliteConnection(opened, this.settings, this.writers));
	}

	@Override
	public ConnectionFactoryMetadata getMetadata() {
		return () -> NAME;
	}

}
