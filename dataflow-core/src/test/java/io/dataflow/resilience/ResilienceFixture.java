/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.resilience;

import java.time.Duration;
import java.util.List;

import io.dataflow.adapter.Failure;
import io.dataflow.model.DataFlowModel;
import io.dataflow.model.EntityModel;
import io.dataflow.operation.Count;
import io.dataflow.operation.Delete;
import io.dataflow.pipeline.Operations;
import io.dataflow.query.Filter;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads, writes and transactions on a database that follows a script.
 */
final class ResilienceFixture {

	static final Duration LIMIT = Duration.ofSeconds(10);

	private static final EntityModel MODEL = EntityModel.of(Item.class);

	private final Resilience resilience;

	private final Operations operations;

	ResilienceFixture(ScriptedAdapter adapter, RetrySettings retry, CircuitBreakerSettings circuitBreaker) {
		this.resilience = new Resilience("shop", adapter, retry, circuitBreaker);
		this.operations = new Operations(adapter, List.of(this.resilience));
	}

	/**
	 * Return what follows "Cannot" in an error.
	 */
	static Failure failure(@Nullable String sqlState) {
		return new Failure("count Item", sqlState, null);
	}

	Flux<Long> read() {
		return this.operations.execute(new Count(MODEL, Filter.all(), false));
	}

	Flux<Long> write() {
		return this.operations.execute(new Delete(MODEL, Filter.all(), true, null));
	}

	Mono<Long> transaction(Mono<Long> work) {
		return this.operations.inTransaction(work);
	}

	Operations operations() {
		return this.operations;
	}

	ResilienceStatus status() {
		return this.resilience.status();
	}

	@DataFlowModel
	record Item(@Id String id) {

	}

}
