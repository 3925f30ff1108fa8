/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Duration;
import java.util.List;

import io.dataflow.adapter.Failure;
import io.dataflow.adapter.ReadOnlyException;
import io.dataflow.transaction.TransactionSettings;
import io.r2dbc.spi.Connection;
import org.springframework.transaction.reactive.TransactionSynchronization;
import reactor.core.publisher.Mono;

/**
 * Gives a transaction what it is asked for and the connection back as it was.
 */
final class Settlement implements TransactionSynchronization {

	private final Connection connection;

	private final SqlDialect dialect;

	private final TransactionSettings settings;

	private final long begun = System.nanoTime();

	private volatile List<String> restoration = List.of();

	private volatile boolean committing;

	Settlement(Connection connection, SqlDialect dialect, TransactionSettings settings) {
		this.connection = connection;
		this.dialect = dialect;
		this.settings = settings;
	}

	Mono<Void> settle() {
		return this.dialect.transactions()
			.settle(this.connection, this.settings)
			.doOnNext((statements) -> this.restoration = statements)
			.then();
	}

	/**
	 * What came past DataFlow, by a {@code DatabaseClient} for instance, was not refused
	 * when it wrote.
	 */
	@Override
	public Mono<Void> beforeCommit(boolean readOnly) {
		this.committing = true;
		return Mono.justOrEmpty(this.dialect.transactions().writtenQuery().filter((query) -> this.settings.readOnly()))
			.flatMap((query) -> Commands.first(this.connection, query, (row) -> row.get(0, Boolean.class)))
			.filter(Boolean::booleanValue)
			.flatMap((written) -> Mono.error(new ReadOnlyException(new Failure("commit", null, null))));
	}

	/**
	 * The statement that took too long may be one that came past DataFlow.
	 */
	@Override
	public Mono<Void> beforeCompletion() {
		return Mono.defer(() -> (!this.committing && isLate())
				? new BrokenConnections(this.dialect).cancel(this.connection) : Mono.empty());
	}

	private boolean isLate() {
		Duration timeout = this.settings.timeout();
		return timeout != null && System.nanoTime() - this.begun >= timeout.toNanos();
	}

	/**
	 * A connection that does not even take this is broken, which its pool finds out.
	 */
	@Override
	public Mono<Void> afterCompletion(int status) {
		return Mono.defer(() -> Commands.run(this.connection, this.restoration)).onErrorComplete();
	}

}
