/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.migration;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

import io.dataflow.operation.Operation;
import io.dataflow.pipeline.OperationInterceptor;
import io.dataflow.schema.SchemaDiff;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Lets operations through once the schema is ready. The first one brings that about if
 * nobody did before; those that come meanwhile wait. A failure reaches everybody who
 * waits and is not remembered, so that a database that comes back is found.
 *
 * @since 0.1.0
 */
public final class SchemaGate implements OperationInterceptor {

	private final Migrator migrator;

	private final Mono<Boolean> migration;

	private volatile boolean open;

	private volatile boolean closed;

	private final Set<Sinks.Empty<Void>> working = ConcurrentHashMap.newKeySet();

	/**
	 * Create a closed gate.
	 * @param migrator what makes the schema ready
	 */
	public SchemaGate(Migrator migrator) {
		this.migrator = migrator;
		this.migration = migrator.migrate()
			.thenReturn(true)
			.doOnNext((ready) -> this.open = !this.closed)
			.cacheInvalidateIf((ready) -> false);
	}

	/**
	 * Make the schema ready, unless it is.
	 * @return completes when it is, cold; fails as {@link Migrator#migrate()} does
	 */
	public Mono<Void> open() {
		return this.migration.then();
	}

	/**
	 * Tell whether the schema is ready.
	 * @return whether operations pass without waiting
	 */
	public boolean isOpen() {
		return this.open;
	}

	/**
	 * Let nothing through any more. Operations after this, and the work of transactions
	 * in progress, fail with {@link InstanceClosedException} (DF-402); the transactions
	 * are rolled back. One whose work is done is not touched: its commit has its own
	 * result.
	 */
	public void close() {
		this.closed = true;
		this.open = false;
		this.working.forEach(SchemaGate::end);
	}

	private static void end(Sinks.Empty<Void> work) {
		work.tryEmitError(new InstanceClosedException("a transaction"));
	}

	/**
	 * Compare the schema with the models, whether the gate is open or not.
	 * @return what differs, cold; fails as {@link Migrator#difference()} does
	 */
	public Mono<SchemaDiff> difference() {
		return this.migrator.difference();
	}

	@Override
	public <R> Flux<R> intercept(Operation<R> operation, Chain next) {
		if (this.open) {
			return next.proceed(operation);
		}
		return (this.closed) ? Flux.error(() -> new InstanceClosedException(operation.subject()))
				: open().thenMany(Flux.defer(() -> next.proceed(operation)));
	}

	@Override
	public <T> Mono<T> interceptTransaction(Mono<T> transaction, BooleanSupplier repeatable) {
		return (this.closed) ? Mono.error(() -> new InstanceClosedException("a transaction")) : transaction;
	}

	/**
	 * What joins a transaction ends with the work of that one.
	 */
	@Override
	public <T> Mono<T> interceptWork(Mono<T> work) {
		return Mono.deferContextual((context) -> context.hasKey(this) ? work
				: untilClosed(work).contextWrite((inner) -> inner.put(this, true)));
	}

	private <T> Mono<T> untilClosed(Mono<T> work) {
		Sinks.Empty<Void> end = Sinks.empty();
		this.working.add(end);
		if (this.closed) {
			end(end);
		}
		return work.takeUntilOther(end.asMono()).doFinally((signal) -> this.working.remove(end));
	}

	@Override
	public boolean rewrites() {
		return false;
	}

	@Override
	public int order() {
		return SCHEMA_GATE;
	}

}
