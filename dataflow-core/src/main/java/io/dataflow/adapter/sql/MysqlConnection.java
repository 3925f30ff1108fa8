/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Duration;

import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionMetadata;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Lifecycle;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.TransactionDefinition;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * A connection of MySQL's driver that can be given back to a pool without the server. The
 * driver rolls back then, and where there is nothing to roll back it sends a ping instead
 * and waits for the answer: one more way to the server for each use, and no end of it
 * when the connection has been forgotten on its way.
 */
final class MysqlConnection implements Connection, Lifecycle, Wrapped<Connection> {

	/** How long to roll back what was left open. */
	private static final Duration PATIENCE = Duration.ofSeconds(3);

	private final Connection connection;

	private MysqlConnection(Connection connection) {
		this.connection = connection;
	}

	/**
	 * Return the connection itself, unless it is one of MySQL's driver.
	 */
	static Connection of(Connection connection) {
		return MysqlSocket.isBelow(connection) ? new MysqlConnection(connection) : connection;
	}

	@Override
	public Mono<Void> postAllocate() {
		return Mono.empty();
	}

	/**
	 * A pool closes the connection when this fails. The server has said with its last
	 * answer whether a transaction goes on.
	 */
	@Override
	public Mono<Void> preRelease() {
		return this.connection.isAutoCommit() ? Mono.empty()
				: Mono.from(this.connection.rollbackTransaction()).timeout(PATIENCE);
	}

	@Override
	public Connection unwrap() {
		return this.connection;
	}

	@Override
	public Publisher<Void> beginTransaction() {
		return this.connection.beginTransaction();
	}

	@Override
	public Publisher<Void> beginTransaction(TransactionDefinition definition) {
		return this.connection.beginTransaction(definition);
	}

	@Override
	public Publisher<Void> close() {
		return this.connection.close();
	}

	@Override
	public Publisher<Void> commitTransaction() {
		return this.connection.commitTransaction();
	}

	@Override
	public Batch createBatch() {
		return this.connection.createBatch();
	}

	@Override
	public Publisher<Void> createSavepoint(String name) {
		return this.connection.createSavepoint(name);
	}

	@Override
	public Statement createStatement(String sql) {
		return this.connection.createStatement(sql);
	}

	@Override
	public boolean isAutoCommit() {
		return this.connection.isAutoCommit();
	}

	@Override
	public ConnectionMetadata getMetadata() {
		return this.connection.getMetadata();
	}

	@Override
	public IsolationLevel getTransactionIsolationLevel() {
		return this.connection.getTransactionIsolationLevel();
	}

	@Override
	public Publisher<Void> releaseSavepoint(String name) {
		return this.connection.releaseSavepoint(name);
	}

	@Override
	public Publisher<Void> rollbackTransaction() {
		return this.connection.rollbackTransaction();
	}

	@Override
	public Publisher<Void> rollbackTransactionToSavepoint(String name) {
		return this.connection.rollbackTransactionToSavepoint(name);
	}

	@Override
	public Publisher<Void> setAutoCommit(boolean autoCommit) {
		return this.connection.setAutoCommit(autoCommit);
	}

	@Override
	public Publisher<Void> setLockWaitTimeout(Duration timeout) {
		return this.connection.setLockWaitTimeout(timeout);
	}

	@Override
	public Publisher<Void> setStatementTimeout(Duration timeout) {
		return this.connection.setStatementTimeout(timeout);
	}

	@Override
	public Publisher<Void> setTransactionIsolationLevel(IsolationLevel isolationLevel) {
		return this.connection.setTransactionIsolationLevel(isolationLevel);
	}

	@Override
	public Publisher<Boolean> validate(ValidationDepth depth) {
		return this.connection.validate(depth);
	}

}
