/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.dataflow.adapter.DatabaseKind;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * Compares the contenders in one JVM and prints a table of ratios to the driver for each
 * statement.
 *
 * @since 0.1.0
 */
public final class SingleRowComparison {

	private static final int IN_FLIGHT = 16;

	private final Map<Contender, ProductAccess> accesses;

	private final int calls;

	private SingleRowComparison(BenchmarkDatabase database, int calls) {
		this.accesses = Contender.accesses(database);
		this.calls = calls;
	}

	/**
	 * Run the comparison.
	 * @param arguments the number of rounds, the number of calls per contender and round,
	 * the statement or {@code ALL}, and the database, PostgreSQL if none is given; each
	 * may be left out
	 */
	public static void main(String[] arguments) {
		int rounds = (arguments.length > 0) ? Integer.parseInt(arguments[0]) : 60;
		int calls = (arguments.length > 1) ? Integer.parseInt(arguments[1]) : 200;
		boolean all = arguments.length <= 2 || arguments[2].equals("ALL");
		DatabaseKind kind = (arguments.length > 3) ? DatabaseKind.valueOf(arguments[3].toUpperCase(Locale.ROOT))
				: DatabaseKind.POSTGRESQL;
		try (BenchmarkDatabase database = BenchmarkDatabase.open(kind)) {
			SingleRowComparison comparison = new SingleRowComparison(database, calls);
			Statement[] statements = all ? Statement.values() : new Statement[] { Statement.valueOf(arguments[2]) };
			for (Statement statement : statements) {
				comparison.compare(kind.title() + ", " + statement, statement, rounds);
			}
		}
	}

	private void compare(String title, Statement statement, int rounds) {
		System.out.println(Rounds.of(title + ", one at a time: median latency", this.accesses.keySet(), rounds,
				(contender) -> alone(statement, contender)));
		System.out.println(Rounds.of(title + ", " + IN_FLIGHT + " in flight: time per call", this.accesses.keySet(),
				rounds, (contender) -> inFlight(statement, contender)));
	}

	/**
	 * Return the median of the latencies, which a call that waited for another program
	 * does not move.
	 */
	private double alone(Statement statement, Contender contender) {
		double[] latencies = new double[this.calls];
		for (int i = 0; i < latencies.length; i++) {
			long start = System.nanoTime();
			Completion.of(call(statement, contender));
			latencies[i] = System.nanoTime() - start;
		}
		return Quantiles.of(latencies).median();
	}

	private double inFlight(Statement statement, Contender contender) {
		long start = System.nanoTime();
		Completion.of(Flux.range(0, this.calls).flatMap((index) -> call(statement, contender), IN_FLIGHT));
		return (double) (System.nanoTime() - start) / this.calls;
	}

	private Publisher<?> call(Statement statement, Contender contender) {
		return statement.on(Objects.requireNonNull(this.accesses.get(contender)));
	}

}
