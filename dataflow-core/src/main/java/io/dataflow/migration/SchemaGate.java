/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.migration;

import io.dataflow.operation.Operation;
import io.dataflow.pipeline.OperationInterceptor;
import io.dataflow.schema.SchemaDiff;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

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
	 * Let nothing through any more. Operations after this fail with
	 * {@link InstanceClosedException} (DF-402).
	 */
	public void close() {
		this.closed = true;
		this.open = false;
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
		return (this.closed) ? Flux.error(() -> new InstanceClosedException(operation.model().name()))
				: open().thenMany(Flux.defer(() -> next.proceed(operation)));
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
