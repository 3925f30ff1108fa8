/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;

import io.dataflow.ModelOperations;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Compares bulk calls of DataFlow with the best that the driver alone can do, in one JVM
 * and in turns, and prints a table of rates.
 *
 * @since 0.1.0
 */
public final class BulkComparison {

	private static final int WARMUP = 4;

	private final BenchmarkDatabase database;

	private final RawBulk raw;

	private final ModelOperations<Reading> readings;

	private final List<Reading> records;

	private final List<Reading> changed;

	private BulkComparison(BenchmarkDatabase database, int rows) {
		this.database = database;
		this.raw = new RawBulk(database.pool());
		this.readings = database.dataFlow().model(Reading.class);
		this.records = records(rows, "reading ");
		this.changed = records(rows, "changed ");
	}

	private static List<Reading> records(int rows, String name) {
		return LongStream.range(0, rows)
			.mapToObj((n) -> new Reading(n + 1, name + n, BigDecimal.valueOf(n, 2), (int) n))
			.toList();
	}

	/**
	 * Run the comparison.
	 * @param arguments the number of rounds and the number of records; each may be left
	 * out
	 * @throws IOException when the database does not stop
	 */
	public static void main(String[] arguments) throws IOException {
		int rounds = (arguments.length > 0) ? Integer.parseInt(arguments[0]) : 15;
		int rows = (arguments.length > 1) ? Integer.parseInt(arguments[1]) : 100_000;
		try (BenchmarkDatabase database = BenchmarkDatabase.open()) {
			new BulkComparison(database, rows).compare(rounds);
		}
	}

	private void compare(int rounds) {
		double[][] times = new double[6][rounds];
		for (int round = -WARMUP; round < rounds; round++) {
			double[] turn = turn();
			for (int i = 0; round >= 0 && i < turn.length; i++) {
				times[i][round] = turn[i];
			}
		}
		System.out.println("| call | records per second | ratio to the driver |\n|---|---|---|");
		print("raw COPY", times[0], times[0]);
		print("bulkCreate", times[1], times[0]);
		print("bulkUpsert of new records", times[2], times[0]);
		print("bulkUpsert of known records", times[3], times[0]);
		print("raw UPDATE … FROM unnest", times[4], times[4]);
		print("bulkUpdate", times[5], times[4]);
	}

	private void print(String call, double[] times, double[] measure) {
		double[] ratios = new double[times.length];
		for (int i = 0; i < ratios.length; i++) {
			ratios[i] = measure[i] / times[i];
		}
		double rate = this.records.size() * 1e9 / Quantiles.of(times).median();
		System.out.printf("| %s | %.0f | %.2f |%n", call, rate, Quantiles.of(ratios).median());
	}

	private double[] turn() {
		double copy = time(true, () -> this.raw.copy(this.records));
		double rawUpdate = time(false, () -> this.raw.update(this.changed));
		double create = time(true, () -> this.readings.bulkCreate(Flux.fromIterable(this.records)));
		double update = time(false, () -> this.readings.bulkUpdate(Flux.fromIterable(this.changed)));
		double insert = time(true, () -> this.readings.bulkUpsert(Flux.fromIterable(this.records)));
		double upsert = time(false, () -> this.readings.bulkUpsert(Flux.fromIterable(this.changed)));
		return new double[] { copy, create, insert, upsert, rawUpdate, update };
	}

	private double time(boolean empty, Supplier<Publisher<?>> call) {
		if (empty) {
			DatabaseClient.create(this.database.pool()).sql("TRUNCATE reading").then().block();
		}
		long start = System.nanoTime();
		Completion.of(call.get());
		return System.nanoTime() - start;
	}

}
