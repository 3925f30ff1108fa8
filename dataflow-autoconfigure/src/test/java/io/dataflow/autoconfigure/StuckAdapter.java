/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.util.Collection;
import java.util.List;

import io.dataflow.adapter.Adapter;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.model.EntityModel;
import io.dataflow.operation.SchemaOperations;
import io.dataflow.schema.SchemaChange;
import io.dataflow.schema.SchemaSnapshot;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * An adapter whose database never answers.
 */
class StuckAdapter implements Adapter, SchemaOperations {

	private final Mono<Void> close;

	StuckAdapter() {
		this(Mono.empty());
	}

	StuckAdapter(Mono<Void> close) {
		this.close = close;
	}

	@Override
	public DatabaseKind kind() {
		return DatabaseKind.H2;
	}

	@Override
	public Mono<Void> ping() {
		return Mono.never();
	}

	@Override
	public Mono<Void> close() {
		return this.close;
	}

	@Override
	public <T> Mono<T> exclusively(Mono<T> work) {
		return Mono.never();
	}

	@Override
	public Mono<SchemaSnapshot> inspect(Collection<EntityModel> models) {
		return Mono.never();
	}

	@Override
	public Flux<String> apply(List<SchemaChange> changes) {
		return Flux.never();
	}

}
