/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import java.util.function.Function;

import io.dataflow.operation.TransactionOperations;
import io.dataflow.transaction.SavepointName;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Transactions of one kind: work inside of others and work that takes from a source have
 * one like any other. There are no savepoints.
 */
public interface FakeTransactions extends TransactionOperations {

	@Override
	default <S, T> Mono<T> inTransaction(Flux<S> source, Function<Flux<S>, Mono<T>> work) {
		return inTransaction(work.apply(source));
	}

	@Override
	default <T> Mono<T> inNestedTransaction(Mono<T> work) {
		return inTransaction(work);
	}

	@Override
	default boolean mayJoin(ContextView context) {
		return false;
	}

	@Override
	default Mono<Void> createSavepoint(SavepointName name) {
		return Mono.error(new UnsupportedOperationException());
	}

	@Override
	default Mono<Void> rollbackToSavepoint(SavepointName name) {
		return Mono.error(new UnsupportedOperationException());
	}

}
