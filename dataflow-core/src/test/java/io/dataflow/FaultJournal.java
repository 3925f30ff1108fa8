/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the writers of a {@link FaultLoad} know of their writes.
 */
final class FaultJournal {

	private final Map<String, Write> writes = new ConcurrentHashMap<>();

	private final AtomicInteger acknowledged = new AtomicInteger();

	private final AtomicInteger failed = new AtomicInteger();

	private final Map<String, AtomicInteger> errors = new ConcurrentHashMap<>();

	private final AtomicReference<@Nullable Throwable> unexpected = new AtomicReference<>();

	/**
	 * What a writer knows when a write has ended.
	 */
	enum Outcome {

		ACKNOWLEDGED, NOT_DONE, UNKNOWN

	}

	/**
	 * What is written.
	 */
	enum Kind {

		CREATE, UPDATE, BULK, TRANSFER

	}

	/**
	 * One write.
	 *
	 * @param label the only label of its marks; the tally, for updates
	 * @param kind what is written
	 * @param outcome what the writer knows
	 * @param from the account to take from, for transfers
	 * @param to the account to give to, for transfers
	 * @param amount how much, for transfers
	 */
	record Write(String label, Kind kind, Outcome outcome, String from, String to, int amount) {

		static Write of(String label, Kind kind) {
			return new Write(label, kind, Outcome.UNKNOWN, "", "", 0);
		}

		static Write transfer(String label, String from, String to, int amount) {
			return new Write(label, Kind.TRANSFER, Outcome.UNKNOWN, from, to, amount);
		}

		Write with(Outcome known) {
			return new Write(this.label, this.kind, known, this.from, this.to, this.amount);
		}

	}

	void acknowledged(String id, Write write) {
		this.writes.put(id, write.with(Outcome.ACKNOWLEDGED));
		this.acknowledged.incrementAndGet();
	}

	void failed(String id, Write write, Throwable error) {
		this.writes.put(id, write.with(FaultOutcomes.of(error)));
		this.errors.computeIfAbsent(FaultOutcomes.name(error), (name) -> new AtomicInteger()).incrementAndGet();
		if (!FaultOutcomes.isKnown(error)) {
			this.unexpected.compareAndSet(null, error);
		}
		this.failed.incrementAndGet();
	}

	/**
	 * Return the first error that is none of a lost or unreachable database.
	 */
	@Nullable Throwable unexpected() {
		return this.unexpected.get();
	}

	int acknowledged() {
		return this.acknowledged.get();
	}

	int failed() {
		return this.failed.get();
	}

	int count(Outcome outcome) {
		return (int) this.writes.values().stream().filter((write) -> write.outcome() == outcome).count();
	}

	int tried() {
		return this.writes.size();
	}

	List<Write> writes() {
		return new ArrayList<>(this.writes.values());
	}

	Map<String, AtomicInteger> errors() {
		return this.errors;
	}

	/**
	 * See that a fault has met writes under way.
	 */
	void assertHit() {
		assertThat(failed()).as("writes that met the fault").isPositive();
		assertThat(count(Outcome.ACKNOWLEDGED)).isGreaterThan(80);
	}

}
