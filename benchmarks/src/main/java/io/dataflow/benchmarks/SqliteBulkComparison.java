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
import java.util.List;
import java.util.concurrent.Callable;
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

	private static final int WARMUP = 4;

	private static final String[] CALLS = { "raw batch", "raw inserts of 100", "bulkCreate",
			"bulkUpsert of new records", "bulkUpsert of known records", "bulkUpdate" };

	private final RawSqlite raw;

	private final ModelOperations<Measurement> measurements;

	private final List<Measurement> records;

	private SqliteBulkComparison(RawSqlite raw, DataFlow dataFlow, int rows) {
		this.raw = raw;
		this.measurements = dataFlow.model(Measurement.class);
		this.records = LongStream.range(0, rows)
			.mapToObj((n) -> new Measurement(n + 1, "measurement " + n, BigDecimal.valueOf(n, 2), (int) n, n / 3.0,
					n % 2 == 0))
			.toList();
	}

	/**
	 * Run the comparison.
	 * @param arguments the number of rounds and the number of records, in hundreds; each
	 * may be left out
	 * @throws IOException when there can be no file
	 * @throws SQLException when the driver fails
	 */
	public static void main(String[] arguments) throws IOException, SQLException {
		int rounds = (arguments.length > 0) ? Integer.parseInt(arguments[0]) : 11;
		int rows = (arguments.length > 1) ? 100 * Integer.parseInt(arguments[1]) : 100_000;
		Path directory = Files.createTempDirectory("sqlite");
		Path file = directory.resolve("benchmark.db");
		DataFlow dataFlow = DataFlow.builder("sqlite:///" + file).models(Measurement.class).build();
		dataFlow.start().block(Duration.ofMinutes(1));
		try (RawSqlite raw = new RawSqlite(file.toString())) {
			new SqliteBulkComparison(raw, dataFlow, rows).compare(rounds);
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
		double best = Math.min(Quantiles.of(times[0]).median(), Quantiles.of(times[1]).median());
		System.out.println("| call | records per second | ratio to the driver |\n|---|---|---|");
		for (int i = 0; i < CALLS.length; i++) {
			double median = Quantiles.of(times[i]).median();
			System.out.printf("| %s | %.0f | %.2f |%n", CALLS[i], this.records.size() * 1e9 / median, best / median);
		}
	}

	private double[] turn() throws SQLException {
		double batch = time(true, () -> {
			this.raw.batch(this.records);
			return true;
		});
		double multiple = time(true, () -> {
			this.raw.multiple(this.records);
			return true;
		});
		Flux<Measurement> flux = Flux.fromIterable(this.records);
		double create = time(true, () -> Completion.of(this.measurements.bulkCreate(flux)));
		double insert = time(true, () -> Completion.of(this.measurements.bulkUpsert(flux)));
		double upsert = time(false, () -> Completion.of(this.measurements.bulkUpsert(flux)));
		double update = time(false, () -> Completion.of(this.measurements.bulkUpdate(flux)));
		return new double[] { batch, multiple, create, insert, upsert, update };
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
