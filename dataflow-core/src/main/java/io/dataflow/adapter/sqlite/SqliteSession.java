/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sqlite;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Predicate;

import io.dataflow.adapter.sqlite.SessionTask.Mode;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteConnectionConfig;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

/**
 * A connection of the JDBC driver. What is to be done on it is done one after the other
 * on the threads of the database.
 */
final class SqliteSession implements Executor {

	private static final long AGAIN_MILLIS = 20;

	private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

	private final AtomicInteger pending = new AtomicInteger();

	private final Executor threads;

	private final Connection connection;

	private final StatementCache statements;

	private final SqliteFunctions functions;

	private final String version;

	private @Nullable Object running;

	private @Nullable Object owner;

	private boolean stopped;

	private final Set<RowCursor> cursors = new HashSet<>();

	private volatile boolean closed;

	private SqliteSession(Executor threads, Connection connection, int statementCacheSize) throws SQLException {
		this.threads = threads;
		this.connection = connection;
		this.statements = new StatementCache(connection, statementCacheSize);
		this.functions = SqliteFunctions.on(connection);
		this.version = connection.getMetaData().getDatabaseProductVersion();
	}

	/**
	 * Open a session, on a thread of the database.
	 */
	static SqliteSession open(Executor threads, SqliteSettings settings) throws SQLException {
		Connection connection = DriverManager.getConnection(settings.jdbcUrl());
		try {
			SQLiteConnectionConfig driver = connection.unwrap(SQLiteConnection.class).getConnectionConfig();
			// else the JDBC driver begins and commits once more after each statement,
			driver.setAutoCommit(false);
			// and prepares a query for the last key after each insert
			driver.setGetGeneratedKeys(false);
			SqliteSession session = new SqliteSession(threads, connection, settings.statementCacheSize());
			for (String pragma : settings.pragmas()) {
				session.command(pragma);
			}
			return session;
		}
		catch (SQLException ex) {
			connection.close();
			throw ex;
		}
	}

	@Override
	public void execute(Runnable task) {
		this.tasks.add(task);
		if (this.pending.getAndIncrement() == 0) {
			this.threads.execute(this::drain);
		}
	}

	private void drain() {
		do {
			Runnable task = this.tasks.poll();
			try {
				if (task != null) {
					task.run();
				}
			}
			catch (RuntimeException | AssertionError ex) {
				// a subscriber that throws must not stop what others wait for
				Operators.onErrorDropped(ex, Context.empty());
			}
		}
		while (this.pending.decrementAndGet() != 0);
	}

	/**
	 * Return work as a publisher.
	 * @param owner whose work it is
	 * @param mode what happens when it is cancelled
	 * @param work the work
	 */
	<T> Mono<T> task(Object owner, Mode mode, SqliteCall<T> work) {
		return new SessionTask<>(this, owner, mode, () -> {
			if (this.closed) {
				throw closed();
			}
			return work.call();
		});
	}

	/**
	 * Do work that can be stopped as long as it lasts. SQLite keeps a request to stop
	 * while any statement is active, be it one that the JDBC driver has not reset, so all
	 * are closed before it could meet other work.
	 * @param work what is running
	 * @param workOwner for whom
	 * @param call the work
	 */
	<T> T stoppable(Object work, Object workOwner, SqliteCall<T> call) throws SQLException {
		enter(work, workOwner);
		try {
			return call.call();
		}
		finally {
			if (leave()) {
				closeCursors();
				this.statements.close();
			}
		}
	}

	private synchronized void enter(Object work, Object workOwner) {
		this.running = work;
		this.owner = workOwner;
	}

	private synchronized boolean leave() {
		boolean stopped = this.stopped;
		this.running = null;
		this.owner = null;
		this.stopped = false;
		return stopped;
	}

	/**
	 * Stop what is running, if it is what is meant. A statement that has not quite begun
	 * does not notice, hence again and again until it is over.
	 */
	synchronized void interrupt(Predicate<Object> meant) {
		if (this.running != null && meant.test(this.running)) {
			Object meantOne = this.running;
			this.stopped = true;
			try {
				this.connection.unwrap(SQLiteConnection.class).getDatabase().interrupt();
			}
			catch (SQLException ex) {
				return;
			}
			Schedulers.parallel()
				.schedule(() -> interrupt((other) -> other == meantOne), AGAIN_MILLIS, TimeUnit.MILLISECONDS);
		}
	}

	/**
	 * Close what is open, on a thread of the database.
	 */
	boolean closeCursors() {
		for (RowCursor cursor : List.copyOf(this.cursors)) {
			cursor.abandon();
		}
		return true;
	}

	/**
	 * Stop what is running for somebody.
	 */
	synchronized void interruptWorkOf(Object somebody) {
		if (this.owner == somebody) {
			interrupt((any) -> true);
		}
	}

	R2dbcException translate(SQLException error) {
		R2dbcException failure = this.functions.takeFailure();
		return (failure != null) ? failure : SqliteErrors.translate(error);
	}

	/**
	 * Execute a statement without parameters and result.
	 */
	void command(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
	}

	/**
	 * Execute a statement to its end.
	 * @param sql the statement
	 * @param values the values of its parameters, as SQLite has them
	 */
	SqliteResult execute(SqliteText sql, @Nullable Object[] values) throws SQLException {
		return execute(sql, Collections.singletonList(values)).get(0);
	}

	/**
	 * Execute a statement several times, each to its end.
	 * @param sql the statement
	 * @param bindings the values of its parameters, as SQLite has them
	 */
	List<SqliteResult> execute(SqliteText sql, List<@Nullable Object[]> bindings) throws SQLException {
		StatementCache.Entry entry = this.statements.take(sql);
		try {
			List<SqliteResult> results = new ArrayList<>(bindings.size());
			for (@Nullable
			Object[] values : bindings) {
				results.add(execute(entry, values));
			}
			this.statements.give(entry);
			return results;
		}
		catch (SQLException ex) {
			entry.statement().close();
			throw ex;
		}
	}

	/**
	 * Execute a statement that yields no rows several times.
	 * @param sql the statement
	 * @param first the number of the first execution
	 * @param end the number after that of the last execution
	 * @param values returns the values of its parameters for an execution, as SQLite has
	 * them
	 * @return how many rows were changed
	 */
	long execute(SqliteText sql, int first, int end, IntFunction<@Nullable Object[]> values) throws SQLException {
		StatementCache.Entry entry = this.statements.take(sql);
		try {
			long changed = 0;
			for (int i = first; i < end; i++) {
				entry.bind(values.apply(i));
				entry.statement().execute();
				changed += entry.statement().getLargeUpdateCount();
			}
			this.statements.give(entry);
			return changed;
		}
		catch (SQLException | RuntimeException | Error ex) {
			entry.statement().close();
			throw ex;
		}
	}

	private static SqliteResult execute(StatementCache.Entry entry, @Nullable Object[] values) throws SQLException {
		entry.bind(values);
		if (entry.statement().execute()) {
			return SqliteResult.whole(entry);
		}
		return SqliteResult.updated(entry.sql().changesRows() ? entry.statement().getLargeUpdateCount() : 0);
	}

	/**
	 * Begin a query.
	 * @param sql the query
	 * @param values the values of its parameters, as SQLite has them
	 */
	RowCursor query(SqliteText sql, @Nullable Object[] values) throws SQLException {
		if (this.closed) {
			throw closed();
		}
		StatementCache.Entry entry = this.statements.take(sql);
		try {
			entry.bind(values);
			entry.statement().execute();
			RowCursor cursor = new RowCursor(this.statements, entry, this.cursors::remove);
			this.cursors.add(cursor);
			return cursor;
		}
		catch (SQLException ex) {
			entry.statement().close();
			throw ex;
		}
	}

	/**
	 * Close the session, on a thread of the database.
	 */
	void close() throws SQLException {
		this.closed = true;
		closeCursors();
		this.statements.close();
		this.connection.close();
	}

	private static R2dbcNonTransientResourceException closed() {
		return new R2dbcNonTransientResourceException("The connection is closed", "08003");
	}

	boolean isClosed() {
		return this.closed;
	}

	/**
	 * Close a session that nobody has got, on a thread of the database.
	 */
	void closeQuietly() {
		try {
			close();
		}
		catch (SQLException ex) {
			// nobody waits for it
		}
	}

	String version() {
		return this.version;
	}

}
