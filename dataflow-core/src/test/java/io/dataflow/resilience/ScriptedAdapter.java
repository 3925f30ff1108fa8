/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.resilience;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;

import io.dataflow.operation.Count;
import io.dataflow.operation.Delete;
import io.dataflow.operation.Insert;
import io.dataflow.operation.RecordOperations;
import io.dataflow.operation.Row;
import io.dataflow.operation.Select;
import io.dataflow.operation.Update;
import io.dataflow.testing.FakeAdapter;
import io.dataflow.testing.FakeTransactions;
import io.dataflow.transaction.TransactionSettings;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * A database that gives the answers of a script, one for each statement and one for each
 * commit.
 */
final class ScriptedAdapter implements FakeAdapter, RecordOperations, FakeTransactions {

	private final Deque<Publisher<Long>> script = new ArrayDeque<>();

	private int calls;

	@SafeVarargs
	final ScriptedAdapter answer(Publisher<Long>... answers) {
		for (Publisher<Long> answer : answers) {
			this.script.add(answer);
		}
		return this;
	}

	ScriptedAdapter fail(Throwable... errors) {
		for (Throwable error : errors) {
			this.script.add(Mono.error(error));
		}
		return this;
	}

	/**
	 * Return how many answers were asked for.
	 */
	int calls() {
		return this.calls;
	}

	private Flux<Long> next() {
		return Flux.defer(() -> {
			this.calls++;
			return Objects.requireNonNull(this.script.poll(), "the script has ended");
		});
	}

	@Override
	public Flux<Row> insert(Insert insert) {
		return next().map((number) -> new Row(Map.of()));
	}

	@Override
	public Flux<Row> select(Select select) {
		return next().map((number) -> new Row(Map.of()));
	}

	@Override
	public Mono<Long> count(Count count) {
		return next().next();
	}

	@Override
	public Flux<Row> update(Update update) {
		return next().map((number) -> new Row(Map.of()));
	}

	@Override
	public Mono<Long> delete(Delete delete) {
		return next().next();
	}

	@Override
	public <T> Mono<T> inTransaction(TransactionSettings settings, Mono<T> work) {
		return Mono.deferContextual((context) -> mayJoin(context) ? work
				: work.contextWrite((outer) -> outer.put(this, true)).delayUntil((result) -> next().then()));
	}

	@Override
	public boolean mayJoin(ContextView context) {
		return context.hasKey(this);
	}

}
