/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.dataflow.adapter.TransactionRolledBackException;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcException;
import org.springframework.r2dbc.connection.ConnectionHolder;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The statements of one transaction that have begun and not ended. Nobody may wait for
 * them any more, but the server still executes them, and the rollback would wait behind
 * them. So they are stopped first, and the rollback begins when that is over: a request
 * to stop that came later could meet a statement of the next user of the connection.
 * Before that nothing is stopped, since it would spoil a transaction that goes on.
 */
final class OpenStatements implements TransactionSynchronization {

	private final ConnectionHolder holder;

	private final SqlDialect dialect;

	private final AtomicInteger open = new AtomicInteger();

	private final Set<YieldingRows<?>> reading = ConcurrentHashMap.newKeySet();

	private final BlockingWork blocking = new BlockingWork();

	private final Presence nested = new Presence();

	private final NestedEnds nestedEnds = new NestedEnds();

	private final Savepoints savepoints = new Savepoints();

	private final AtomicInteger savepointCount = new AtomicInteger();

	private volatile boolean committing;

	private OpenStatements(ConnectionHolder holder, SqlDialect dialect) {
		this.holder = holder;
		this.dialect = dialect;
	}

	/**
	 * Return the statements of a transaction, whether it is ours or one of Spring's.
	 */
	static OpenStatements of(TransactionSynchronizationManager transaction, ConnectionHolder holder,
			SqlDialect dialect) {
		synchronized (holder) {
			if (!transaction.isSynchronizationActive()) {
				return new OpenStatements(holder, dialect);
			}
			for (TransactionSynchronization synchronization : transaction.getSynchronizations()) {
				if (synchronization instanceof OpenStatements statements && statements.holder == holder) {
					return statements;
				}
			}
			OpenStatements statements = new OpenStatements(holder, dialect);
			transaction.registerSynchronization(statements);
			return statements;
		}
	}

	Connection connection() {
		return this.holder.getConnection();
	}

	/**
	 * Return the savepoints outside of nested transactions.
	 */
	Savepoints savepoints() {
		return this.savepoints;
	}

	/**
	 * Return a name for another savepoint in the database.
	 */
	String nextSavepoint() {
		return "dataflow_" + this.savepointCount.incrementAndGet();
	}

	ConnectionHolder holder() {
		return this.holder;
	}

	/**
	 * Tell whether the transaction can only be rolled back, or is already.
	 */
	boolean isOver() {
		return this.holder.isRollbackOnly() || connection().isAutoCommit();
	}

	/**
	 * Take note of an error with which some databases roll back all that the transaction
	 * has done: what follows would be outside of any transaction.
	 */
	void fail(Throwable error) {
		if (error instanceof R2dbcException driverError && ErrorKind.endsTransaction(driverError)) {
			this.holder.setRollbackOnly();
		}
	}

	/**
	 * Let the end of the transaction wait for the threads of a driver that blocks.
	 */
	<T> Flux<T> counted(Flux<T> work) {
		return this.dialect.blocking() ? this.blocking.counted(work) : work;
	}

	/**
	 * Return the nested transactions that have not ended. They end on threads of their
	 * own, and the end of one that came after that of the whole would meet whoever has
	 * the connection then.
	 */
	Presence nested() {
		return this.nested;
	}

	NestedEnds nestedEnds() {
		return this.nestedEnds;
	}

	/**
	 * Begin a statement, for which rows that are being read make way.
	 */
	void begin() {
		this.open.incrementAndGet();
		this.reading.forEach(YieldingRows::yield);
	}

	/**
	 * Tell of rows that are being read by a statement that has begun.
	 */
	void reading(YieldingRows<?> rows) {
		this.reading.add(rows);
		if (this.open.get() > 1) {
			rows.yield();
		}
	}

	void read(YieldingRows<?> rows) {
		this.reading.remove(rows);
	}

	void end() {
		this.open.decrementAndGet();
	}

	/**
	 * Spring would commit although work that joined the transaction has failed, or is yet
	 * to be undone.
	 */
	@Override
	public Mono<Void> beforeCommit(boolean readOnly) {
		return Mono.defer(this::withoutNested).then(Mono.defer(() -> {
			if (this.holder.isRollbackOnly() || !this.nested.isEmpty()) {
				return Mono.error(new TransactionRolledBackException());
			}
			this.committing = true;
			return Mono.empty();
		}));
	}

	private Mono<Void> withoutNested() {
		this.nested.close();
		return this.nested.isEmpty() ? Mono.empty() : BrokenConnections.patiently(this.nested.left());
	}

	@Override
	public Mono<Void> beforeCompletion() {
		return Mono.defer(() -> {
			if (this.committing) {
				return Mono.empty();
			}
			this.blocking.refuse();
			return stop().then(Mono.defer(this::withoutNested));
		});
	}

	/**
	 * Stop what is executed, if anything has not ended.
	 */
	Mono<Void> stop() {
		return Mono.defer(() -> {
			Mono<Void> cancel = new BrokenConnections(this.dialect).cancel(connection());
			if (this.dialect.blocking()) {
				return cancel.onErrorComplete().then(this.blocking.left());
			}
			return (this.open.get() == 0) ? Mono.empty() : cancel;
		});
	}

}
