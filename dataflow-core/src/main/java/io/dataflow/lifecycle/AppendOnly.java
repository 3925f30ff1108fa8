/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.lifecycle;

import io.dataflow.operation.Operation;
import io.dataflow.pipeline.OperationInterceptor;
import reactor.core.publisher.Flux;

/**
 * Keeps the records of append-only models as they were written.
 *
 * @since 0.1.0
 */
public final class AppendOnly implements OperationInterceptor {

	@Override
	public <R> Flux<R> intercept(Operation<R> operation, Chain next) {
		boolean changes = operation instanceof Operation.Changing<R> || operation instanceof Operation.Removing<R>
				|| operation instanceof Operation.Merging<R>;
		if (changes && operation.model().appendOnly()) {
			return Flux.error(new AppendOnlyException(operation.model().name()));
		}
		return next.proceed(operation);
	}

}
