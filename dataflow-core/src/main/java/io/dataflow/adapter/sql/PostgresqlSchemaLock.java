/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Duration;
import java.util.List;

import io.r2dbc.spi.Connection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The advisory lock under which only one process changes the schema of PostgreSQL.
 *
 * @param key the number of the lock
 * @param timeout how long a process waits for its turn
 * @param transactional whether the lock ends with the transaction that it begins instead
 * of with the session, which PgBouncer shares among its clients
 */
record PostgresqlSchemaLock(long key, Duration timeout, boolean transactional) {

	Mono<Void> take(Connection connection) {
		Mono<Void> begin = this.transactional ? Mono.from(connection.beginTransaction()) : Mono.empty();
		Mono<Void> taken = begin.thenMany(Flux.fromIterable(this.transactional ? transactionLock() : sessionLock()))
			.concatMap((sql) -> Flux.from(connection.createStatement(sql).execute())
				.concatMap((result) -> result.map((row, metadata) -> true)))
			.then();
		return Inquiry.longerThan(taken, this.timeout);
	}

	private List<String> sessionLock() {
		return List.of("SET lock_timeout = '" + this.timeout.toMillis() + "ms'",
				"SELECT pg_advisory_lock(" + this.key + ")");
	}

	// the changes, which are part of the transaction, wait as long as the server says
	private List<String> transactionLock() {
		return List.of("SET LOCAL lock_timeout = '" + this.timeout.toMillis() + "ms'",
				"SELECT pg_advisory_xact_lock(" + this.key + ")", "SET LOCAL lock_timeout TO DEFAULT");
	}

}
