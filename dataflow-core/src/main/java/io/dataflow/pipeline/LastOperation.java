/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.pipeline;

import io.dataflow.operation.Operation;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Keeps the operation that reaches it instead of performing it.
 */
final class LastOperation implements OperationInterceptor.Chain {

	private @Nullable Operation<?> operation;

	@Override
	public <R> Flux<R> proceed(Operation<R> operation) {
		this.operation = (this.operation != null) ? this.operation : operation;
		return Flux.empty();
	}

	/**
	 * Return the first operation that came.
	 */
	@Nullable Operation<?> operation() {
		return this.operation;
	}

}
