/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.dataflow.DataFlow;
import io.dataflow.ModelOperations;
import reactor.core.publisher.Flux;

/**
 * Compares bulk calls of DataFlow on SQLite with the best that the JDBC driver alone can
 * do, in one JVM and in turns, and prints a table of rates.
 *
 * @since 0.1.0
 */
public final class SqliteBulkComparison {

	/** The code is still being compiled in the first rounds. */
	private static final int WARMUP = 20;

	private static final String[] CALLS = { "raw batch", "raw inserts of 10", "raw inserts of 50", "raw inserts of 100",
			"raw inserts of 500", "raw inserts of 100, driver as it is set up", "bulkCreate",
			"bulkUpsert of new records", "bulkUpsert of known records", "bulkUpdate" };

	private static final int[] MANY = { 10, 50, 100, 500 };

	private final RawSqlite raw;

	private final RawSqlite plain;

	private final ModelOperations<Reading> readings;

	private final List<Reading> records;

	private SqliteBulkComparison(RawSqlite raw, RawSqlite plain, DataFlow dataFlow, int rows) {
		this.raw = raw;
		this.plain = plain;
		this.readings = dataFlow.model(Reading.class);
		this.records = LongStream.range(0, rows)
			.mapToObj((n) -> new Reading(n + 1, "reading " + n, BigDecimal.valueOf(n, 2), (int) n))
			.toList();
	}

	/**
	 * Run the comparison.
	 * @param arguments the number of rounds and the number of records, in five hundreds;
	 * each may be left out
	 * @throws IOException when there can be no file
	 * @throws SQLException when the driver fails
	 */
	public static void main(String[] arguments) throws IOException, SQLException {
		int rounds = (arguments.length > 0) ? Integer.parseInt(arguments[0]) : 11;
		int rows = (arguments.length > 1) ? 500 * Integer.parseInt(arguments[1]) : 100_000;
		Path directory = Files.createTempDirectory("sqlite");
		Path file = directory.resolve("benchmark.db");
		DataFlow dataFlow = DataFlow.builder("sqlite:///" + file).models(Reading.class).build();
		dataFlow.start().block(Duration.ofMinutes(1));
		try (RawSqlite raw = new RawSqlite(file.toString(), false);
				RawSqlite plain = new RawSqlite(file.toString(), true)) {
			new SqliteBulkComparison(raw, plain, dataFlow, rows).compare(rounds);
		}
		dataFlow.close().block(Duration.ofMinutes(1));
		for (String suffix : List.of("", "-wal", "-shm")) {
			Files.deleteIfExists(directory.resolve("benchmark.db" + suffix));
		}
		Files.delete(directory);
	}

	private void compare(int rounds) throws SQLException {
		double[][] times = new double[CALLS.length][rounds];
		for (int round = -WARMUP; round < rounds; round++) {
			double[] turn = turn();
			for (int i = 0; round >= 0 && i < turn.length; i++) {
				times[i][round] = turn[i];
			}
		}
		System.out.println("| call | records per second | ratio to the best of the driver |\n|---|---|---|");
		for (int i = 0; i < CALLS.length; i++) {
			double[] ratios = new double[rounds];
			for (int round = 0; round < rounds; round++) {
				ratios[round] = times[best(times)][round] / times[i][round];
			}
			System.out.printf("| %s | %.0f | %.2f |%n", CALLS[i],
					this.records.size() * 1e9 / Quantiles.of(times[i]).median(), Quantiles.of(ratios).median());
		}
	}

	private static int best(double[][] times) {
		return IntStream.rangeClosed(0, MANY.length)
			.boxed()
			.min(Comparator.comparingDouble((call) -> Quantiles.of(times[call]).median()))
			.orElseThrow();
	}

	private double[] turn() throws SQLException {
		double[] times = new double[CALLS.length];
		times[0] = time(true, () -> {
			this.raw.batch(this.records);
			return true;
		});
		for (int i = 0; i < MANY.length; i++) {
			int many = MANY[i];
			times[i + 1] = time(true, () -> {
				this.raw.multiple(this.records, many);
				return true;
			});
		}
		int next = MANY.length + 1;
		times[next++] = time(true, () -> {
			this.plain.multiple(this.records, 100);
			return true;
		});
		Flux<Reading> flux = Flux.fromIterable(this.records);
		times[next++] = time(true, () -> Completion.of(this.readings.bulkCreate(flux)));
		times[next++] = time(true, () -> Completion.of(this.readings.bulkUpsert(flux)));
		times[next++] = time(false, () -> Completion.of(this.readings.bulkUpsert(flux)));
		times[next] = time(false, () -> Completion.of(this.readings.bulkUpdate(flux)));
		return times;
	}

	private double time(boolean empty, Callable<?> call) throws SQLException {
		if (empty) {
			this.raw.clear();
		}
		long start = System.nanoTime();
		try {
			call.call();
		}
		catch (Exception ex) {
			throw new IllegalStateException("the benchmark failed", ex);
		}
		return System.nanoTime() - start;
	}

}
