/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.function.Function;

import io.dataflow.operation.Row;
import io.dataflow.operation.Select;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * A read that waits for others to share a statement with.
 */
final class WaitingRead {

	private final Select select;

	private final Object key;

	private final ContextView context;

	private final Sinks.One<Row> answer = Sinks.one();

	private volatile @Nullable Row found;

	private volatile boolean left;

	private volatile Runnable onLeave = () -> {
	};

	WaitingRead(Select select, Object key, ContextView context) {
		this.select = select;
		this.key = key;
		this.context = context;
	}

	/**
	 * Return the record, once it has been read.
	 */
	Flux<Row> answer() {
		return this.answer.asMono().doOnCancel(this::leave).flux();
	}

	private void leave() {
		this.left = true;
		this.onLeave.run();
	}

	/**
	 * Tell whether nobody wants the record any more.
	 */
	boolean isLeft() {
		return this.left;
	}

	/**
	 * Run something when nobody wants the record any more, or now if that is so.
	 */
	void onLeave(Runnable action) {
		this.onLeave = action;
		if (this.left) {
			action.run();
		}
	}

	Object key() {
		return this.key;
	}

	/**
	 * Return what is done, as it follows the word "Cannot".
	 */
	String description() {
		return "read " + this.select.model().name();
	}

	ContextView context() {
		return this.context;
	}

	/**
	 * Keep the record until the statement has ended.
	 */
	void found(Row row) {
		this.found = row;
	}

	/**
	 * Answer with what was found.
	 */
	void complete() {
		Row row = this.found;
		if (row != null) {
			this.answer.tryEmitValue(row);
		}
		else {
			this.answer.tryEmitEmpty();
		}
	}

	void fail(Throwable error) {
		this.answer.tryEmitError(error);
	}

	/**
	 * Read the record with a statement of its own.
	 * @param statement performs a read
	 */
	void readAlone(Function<Select, Flux<Row>> statement) {
		this.found = null;
		Alone alone = new Alone();
		onLeave(alone::cancel);
		Flux.defer(() -> statement.apply(this.select)).subscribe(alone);
	}

	private final class Alone extends BaseSubscriber<Row> {

		@Override
		public Context currentContext() {
			return Context.of(WaitingRead.this.context);
		}

		@Override
		protected void hookOnNext(Row row) {
			found(row);
		}

		@Override
		protected void hookOnComplete() {
			complete();
		}

		@Override
		protected void hookOnError(Throwable error) {
			fail(error);
		}

	}

}
