/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sqlite;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

import io.dataflow.adapter.sqlite.SessionTask.Mode;
import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionMetadata;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Option;
import io.r2dbc.spi.TransactionDefinition;
import io.r2dbc.spi.ValidationDepth;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A connection to SQLite.
 *
 * @since 0.1.0
 */
public final class SqliteConnection implements Connection {

	private static final TransactionDefinition ORDINARY = new TransactionDefinition() {

		@Override
		public <T> @Nullable T getAttribute(Option<T> option) {
			return null;
		}

	};

	/**
	 * Enough for a hop to a thread to cost nothing, few enough for others to wait for.
	 */
	private static final int EXECUTIONS = 5;

	private final SqliteSession session;

	private final SqliteSettings settings;

	private final WriterLock writers;

	private final ConnectionMetadata metadata;

	private volatile @Nullable SqliteTransaction transaction;

	private volatile @Nullable Duration lockWait;

	private volatile @Nullable Duration statementTimeout;

	private volatile boolean closed;

	SqliteConnection(SqliteSession session, SqliteSettings settings, WriterLock writers) {
		this.session = session;
		this.settings = settings;
		this.writers = writers;
		this.metadata = new Metadata(session.version());
	}

	/**
	 * Stop the statement that this connection is executing.
	 * @return completes when the connection can be used again, cold
	 */
	public Mono<Void> cancel() {
		return Mono.defer(() -> {
			this.session.interruptWorkOf(this);
			return this.session.task(this, Mode.CERTAIN, this.session::closeCursors).then();
		});
	}

	@Override
	public Mono<Void> beginTransaction() {
		return beginTransaction(ORDINARY);
	}

	/**
	 * Begin a transaction, which are all serializable here. One that is read-only waits
	 * for nobody; {@link TransactionDefinition#LOCK_WAIT_TIMEOUT} limits how long another
	 * one waits for its turn to write.
	 */
	@Override
	public Mono<Void> beginTransaction(TransactionDefinition definition) {
		return Mono.fromRunnable(() -> {
			if (this.transaction == null) {
				boolean readOnly = Boolean.TRUE.equals(definition.getAttribute(TransactionDefinition.READ_ONLY));
				Duration limit = definition.getAttribute(TransactionDefinition.LOCK_WAIT_TIMEOUT);
				this.transaction = new SqliteTransaction(this.session, this, this.writers.ticket(), readOnly,
						this.settings.inMemory(), (limit != null) ? limit : this.lockWait);
			}
		});
	}

	@Override
	public Mono<Void> commitTransaction() {
		return Mono.defer(() -> {
			SqliteTransaction ending = this.transaction;
			this.transaction = null;
			return (ending != null) ? ending.commit() : Mono.empty();
		});
	}

	@Override
	public Mono<Void> rollbackTransaction() {
		return Mono.defer(() -> {
			SqliteTransaction ending = this.transaction;
			this.transaction = null;
			return (ending != null) ? ending.rollback() : Mono.empty();
		});
	}

	@Override
	public Mono<Void> close() {
		return Mono.defer(() -> {
			if (this.closed) {
				return Mono.empty();
			}
			this.closed = true;
			Mono<Void> end = rollbackTransaction();
			return this.settings.inMemory() ? end : end.then(this.session.task(this, Mode.CERTAIN, () -> {
				this.session.close();
				return true;
			})).then();
		});
	}

	@Override
	public SqliteStatement createStatement(String sql) {
		return new SqliteStatement(this, SqliteText.of(sql));
	}

	@Override
	public Batch createBatch() {
		return new SqliteBatch(this);
	}

	@Override
	public Mono<Void> createSavepoint(String name) {
		return command("SAVEPOINT " + quoted(name));
	}

	@Override
	public Mono<Void> releaseSavepoint(String name) {
		return command("RELEASE SAVEPOINT " + quoted(name));
	}

	@Override
	public Mono<Void> rollbackTransactionToSavepoint(String name) {
		return command("ROLLBACK TO SAVEPOINT " + quoted(name));
	}

	private static String quoted(String name) {
		return "\"" + name.replace("\"", "\"\"") + "\"";
	}

	private Mono<Void> command(String sql) {
		return Mono.defer(() -> {
			SqliteTransaction current = this.transaction;
			if (current == null) {
				return Mono.error(new IllegalStateException("There is no transaction"));
			}
			return current.run(() -> {
				this.session.command(sql);
				return true;
			}).then();
		});
	}

	/**
	 * Execute a statement that yields no rows several times. In a transaction that takes
	 * a few hops to a thread of the database, where the values are made when their turn
	 * has come: there are never more of them than those of one execution.
	 * @param sql the statement
	 * @param times how many times, at least 1
	 * @param values returns the values of the parameters for each time, from 0, as
	 * {@link SqliteValues#encode} does; the array may be the same each time
	 * @return how many rows the executions changed, cold
	 */
	public Mono<Long> execute(String sql, int times, IntFunction<@Nullable Object[]> values) {
		SqliteText text = SqliteText.of(sql);
		return Flux.defer(() -> {
			SqliteTransaction current = this.transaction;
			int portion = (current != null && this.statementTimeout == null) ? EXECUTIONS : 1;
			return Flux.range(0, (times - 1) / portion + 1).concatMap((number) -> {
				int first = number * portion;
				int end = Math.min(first + portion, times);
				SqliteCall<Long> work = () -> this.session.execute(text, first, end, values);
				return (current != null) ? limited(current.run(work)) : whole(text, work);
			}, 0);
		}).reduce(0L, Long::sum);
	}

	/**
	 * Execute a statement. Rows that it changes are read at once: SQLite has them in
	 * memory anyway, and the next writer need not wait for whoever reads them.
	 */
	Mono<SqliteResult> execute(SqliteText sql, @Nullable Object[] values) {
		boolean gradual = sql.gradual() && !this.settings.inMemory();
		return gradual ? limited(gradual(sql, values)) : whole(sql, () -> this.session.execute(sql, values));
	}

	/**
	 * Execute a statement several times; in a transaction that takes one hop to a thread.
	 */
	Flux<SqliteResult> execute(SqliteText sql, List<@Nullable Object[]> bindings) {
		return Flux.defer(() -> {
			SqliteTransaction current = this.transaction;
			if (current == null || sql.gradual()) {
				return Flux.fromIterable(bindings).concatMap((values) -> execute(sql, values), 0);
			}
			return whole(sql, () -> this.session.execute(sql, bindings)).flatMapIterable((results) -> results);
		});
	}

	private Mono<SqliteResult> gradual(SqliteText sql, @Nullable Object[] values) {
		return Mono.defer(() -> {
			SqliteTransaction current = this.transaction;
			GradualRows rows = new GradualRows(this.session, this, () -> this.session.query(sql, values),
					current != null, patience());
			return (current == null) ? Mono.just(SqliteResult.gradual(rows))
					: current.begun().thenReturn(SqliteResult.gradual(rows.doOnError(current::fail)));
		});
	}

	private <T> Mono<T> whole(SqliteText sql, SqliteCall<T> work) {
		return limited(Mono.defer(() -> {
			SqliteTransaction current = this.transaction;
			if (current != null) {
				return current.run(work);
			}
			Mono<T> task = patience().retry(this.session.task(this, Mode.STOP, work), () -> true);
			return (sql.writes() || this.settings.inMemory()) ? inTurn(task) : task;
		}));
	}

	private <T> Mono<T> inTurn(Mono<T> task) {
		return Mono.usingWhen(Mono.fromSupplier(this.writers::ticket),
				(ticket) -> ticket.acquire(this.lockWait).then(task), (ticket) -> Mono.fromRunnable(ticket::release),
				(ticket, error) -> Mono.fromRunnable(ticket::release),
				(ticket) -> Mono.fromRunnable(() -> this.session.execute(ticket::release)));
	}

	private <T> Mono<T> limited(Mono<T> execution) {
		Duration limit = this.statementTimeout;
		return (limit == null) ? execution
				: Mono.using(() -> Schedulers.parallel()
					.schedule(() -> this.session.interruptWorkOf(this), limit.toMillis(), TimeUnit.MILLISECONDS),
						(timer) -> execution, Disposable::dispose);
	}

	private Patience patience() {
		Duration limit = this.lockWait;
		return new Patience((limit != null) ? limit : busyTimeout());
	}

	Duration busyTimeout() {
		return this.settings.busyTimeout();
	}

	@Override
	public boolean isAutoCommit() {
		return this.transaction == null;
	}

	@Override
	public Mono<Void> setAutoCommit(boolean autoCommit) {
		return Mono.defer(() -> autoCommit ? commitTransaction() : beginTransaction());
	}

	@Override
	public ConnectionMetadata getMetadata() {
		return this.metadata;
	}

	@Override
	public IsolationLevel getTransactionIsolationLevel() {
		return IsolationLevel.SERIALIZABLE;
	}

	/**
	 * Accept any level, since that of SQLite includes them all.
	 */
	@Override
	public Mono<Void> setTransactionIsolationLevel(IsolationLevel isolationLevel) {
		return Mono.empty();
	}

	@Override
	public Mono<Void> setLockWaitTimeout(Duration timeout) {
		return Mono.fromRunnable(() -> this.lockWait = timeout);
	}

	/**
	 * Limit how long a statement may run, zero for no limit.
	 */
	@Override
	public Mono<Void> setStatementTimeout(Duration timeout) {
		return Mono.fromRunnable(() -> this.statementTimeout = timeout.isZero() ? null : timeout);
	}

	@Override
	public Mono<Boolean> validate(ValidationDepth depth) {
		return Mono.defer(() -> {
			if (this.closed || this.session.isClosed()) {
				return Mono.just(false);
			}
			if (depth == ValidationDepth.LOCAL) {
				return Mono.just(true);
			}
			return this.session.task(this, Mode.FINISH, () -> {
				this.session.command("SELECT 1");
				return true;
			}).onErrorReturn(false);
		});
	}

	private record Metadata(String version) implements ConnectionMetadata {

		@Override
		public String getDatabaseProductName() {
			return SqliteConnectionFactory.NAME;
		}

		@Override
		public String getDatabaseVersion() {
			return this.version;
		}

	}

}
