/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicLong;

import io.dataflow.ModelOperations;
import io.dataflow.query.Query;
import reactor.core.publisher.Flux;

/**
 * Shows that memory does not grow with the number of records that are created from a
 * stream, or read as one.
 *
 * @since 0.1.0
 */
public final class BulkMemory {

	private static final int SAMPLE = 50_000;

	private final ModelOperations<Reading> readings;

	private final AtomicLong most = new AtomicLong();

	private BulkMemory(ModelOperations<Reading> readings) {
		this.readings = readings;
	}

	/**
	 * Measure and print the largest live heap in the middle of calls of different sizes.
	 * @param arguments none
	 */
	public static void main(String[] arguments) {
		try (BenchmarkDatabase database = BenchmarkDatabase.open()) {
			BulkMemory memory = new BulkMemory(database.dataFlow().model(Reading.class));
			System.out.println("| records | bulkCreate, live heap in MB | list, live heap in MB |\n|--:|--:|--:|");
			for (long rows : new long[] { 100_000, 100_000, 1_000_000 }) {
				System.out.printf("| %d | %.1f | %.1f |%n", rows, memory.create(rows), memory.list());
				Completion.of(memory.readings.bulkDelete(Query.all()));
			}
		}
	}

	private double create(long rows) {
		Flux<Reading> source = Flux.<Reading, Long>generate(() -> 0L, (n, sink) -> {
			sample(n);
			sink.next(new Reading(n + 1, "reading " + n, BigDecimal.valueOf(n, 2), (int) (long) n));
			return n + 1;
		}).take(rows);
		Completion.of(this.readings.bulkCreate(source));
		return megabytes();
	}

	private double list() {
		AtomicLong number = new AtomicLong();
		Completion.of(this.readings.list(Query.all()).doOnNext((reading) -> sample(number.getAndIncrement())).count());
		return megabytes();
	}

	private void sample(long number) {
		if (number % SAMPLE == SAMPLE / 2) {
			System.gc();
			Runtime runtime = Runtime.getRuntime();
			this.most.accumulateAndGet(runtime.totalMemory() - runtime.freeMemory(), Math::max);
		}
	}

	private double megabytes() {
		return this.most.getAndSet(0) / 1e6;
	}

}
