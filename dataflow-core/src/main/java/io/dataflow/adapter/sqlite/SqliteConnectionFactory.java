/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sqlite;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;

import io.dataflow.adapter.sqlite.SessionTask.Mode;
import io.r2dbc.spi.Closeable;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Makes connections to one database. Its writers take turns in the order in which they
 * came. All connections to a database in memory share one session and take turns for
 * reading too, so a transaction must not wait for what is read outside it. Such a
 * database is gone when the factory is closed.
 */
final class SqliteConnectionFactory implements ConnectionFactory, Closeable {

	static final String NAME = "SQLite";

	private final SqliteThreads threads = new SqliteThreads();

	private final WriterLock writers = new WriterLock();

	private final AtomicReference<@Nullable SqliteSession> shared = new AtomicReference<>();

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
		this.session = settings.inMemory()
				? patient.doOnNext(this.shared::set).cacheInvalidateIf(SqliteSession::isClosed) : patient;
	}

	@Override
	public Mono<SqliteConnection> create() {
		return this.session.map((opened) -> new SqliteConnection(opened, this.settings, this.writers));
	}

	/**
	 * Close the session of a database in memory; other sessions end with their
	 * connections.
	 */
	@Override
	public Mono<Void> close() {
		return Mono.defer(() -> {
			SqliteSession open = this.shared.getAndSet(null);
			return (open == null) ? Mono.empty() : open.task(this, Mode.CERTAIN, () -> {
				open.close();
				return true;
			}).then();
		});
	}

	@Override
	public ConnectionFactoryMetadata getMetadata() {
		return () -> NAME;
	}

}
