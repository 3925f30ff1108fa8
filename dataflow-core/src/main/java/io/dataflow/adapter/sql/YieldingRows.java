/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.util.context.Context;

/**
 * Rows of a statement in a transaction, read at the pace of their subscriber until
 * another statement of the transaction begins. Most servers answer it only after the last
 * row, and the subscriber may be waiting for that answer: so the rows that are left are
 * read into memory then.
 *
 * @param <T> the type of the rows
 */
final class YieldingRows<T> extends BaseSubscriber<T> {

	private final FluxSink<T> sink;

	private volatile boolean yielded;

	private YieldingRows(FluxSink<T> sink) {
		this.sink = sink;
	}

	static <T> Flux<T> of(Flux<T> rows, OpenStatements statements) {
		return Flux.create((sink) -> {
			YieldingRows<T> reading = new YieldingRows<>(sink);
			statements.reading(reading);
			sink.onDispose(() -> {
				statements.read(reading);
				reading.cancel();
			});
			rows.subscribe(reading);
		});
	}

	/**
	 * Read on to the end, whether somebody asks for it or not.
	 */
	void yield() {
		this.yielded = true;
		requestUnbounded();
	}

	@Override
	public Context currentContext() {
		return Context.of(this.sink.contextView());
	}

	@Override
	protected void hookOnSubscribe(Subscription subscription) {
		this.sink.onRequest(this::request);
		if (this.yielded) {
			requestUnbounded();
		}
	}

	@Override
	protected void hookOnNext(T row) {
		this.sink.next(row);
	}

	@Override
	protected void hookOnComplete() {
		this.sink.complete();
	}

	@Override
	protected void hookOnError(Throwable error) {
		this.sink.error(error);
	}

}
