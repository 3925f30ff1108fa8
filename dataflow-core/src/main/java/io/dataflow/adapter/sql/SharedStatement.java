/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

import io.dataflow.adapter.PoolExhaustedException;
import io.dataflow.adapter.StatementTexts;
import io.dataflow.operation.Row;
import io.dataflow.operation.Select;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.util.context.Context;

/**
 * One statement for several reads. It ends when all are answered, or when nobody waits
 * for it any more.
 */
final class SharedStatement extends BaseSubscriber<Object> {

	private final List<WaitingRead> reads;

	private final Map<Object, List<WaitingRead>> byKey = new LinkedHashMap<>();

	private final Function<Select, Flux<Row>> alone;

	private final Runnable onEnd;

	private final Context context;

	private final AtomicBoolean ended = new AtomicBoolean();

	/**
	 * Create a statement.
	 * @param reads who wants which records, at least two
	 * @param alone performs one of the reads
	 * @param onEnd told once, before the reads are answered
	 */
	SharedStatement(List<WaitingRead> reads, Function<Select, Flux<Row>> alone, Runnable onEnd) {
		this.reads = reads;
		this.alone = alone;
		this.onEnd = onEnd;
		this.context = StatementTexts.ofAll(reads.stream().map(WaitingRead::context).toList()).in(Context.empty());
		reads.forEach((read) -> this.byKey.computeIfAbsent(read.key(), (key) -> new ArrayList<>(1)).add(read));
	}

	/**
	 * Return the keys of the wanted records. The last one fills the list up to a power of
	 * two, so that the database has to prepare few different texts.
	 */
	List<Object> keys() {
		List<Object> keys = new ArrayList<>(this.byKey.keySet());
		Object last = keys.get(keys.size() - 1);
		while (Integer.bitCount(keys.size()) > 1) {
			keys.add(last);
		}
		return keys;
	}

	/**
	 * Take a row of the result. Each who wants it gets a record of his own.
	 */
	boolean accept(Object key, Supplier<Row> record) {
		List<WaitingRead> wanted = this.byKey.getOrDefault(key, List.of());
		wanted.forEach((read) -> read.found(record.get()));
		return !wanted.isEmpty();
	}

	/**
	 * Execute the statement.
	 * @param together performs the reads
	 */
	void execute(Function<SharedStatement, Flux<?>> together) {
		this.reads.forEach((read) -> read.onLeave(this::leave));
		Flux.defer(() -> together.apply(this)).subscribe(this);
	}

	/**
	 * Nothing is told of a cancellation that comes before the subscription.
	 */
	private void leave() {
		if (this.reads.stream().allMatch(WaitingRead::isLeft)) {
			cancel();
			end();
		}
	}

	private void end() {
		if (this.ended.compareAndSet(false, true)) {
			this.onEnd.run();
		}
	}

	@Override
	public Context currentContext() {
		return this.context;
	}

	@Override
	protected void hookOnComplete() {
		end();
		this.reads.forEach(WaitingRead::complete);
	}

	/**
	 * What failed because of one record must not fail for the others, and one lost
	 * connection must not count as the failure of them all. But all have waited for a
	 * pool that has nothing to give.
	 */
	@Override
	protected void hookOnError(Throwable error) {
		end();
		for (WaitingRead read : this.reads) {
			if (error instanceof PoolExhaustedException) {
				read.fail(error);
			}
			else if (!read.isLeft()) {
				read.readAlone(this.alone);
			}
		}
	}

}
