/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;

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
	 * and the statement; each may be left out, and without a statement all are compared
	 * @throws IOException when the database does not stop
	 */
	public static void main(String[] arguments) throws IOException {
		int rounds = (arguments.length > 0) ? Integer.parseInt(arguments[0]) : 60;
		int calls = (arguments.length > 1) ? Integer.parseInt(arguments[1]) : 200;
		try (BenchmarkDatabase database = BenchmarkDatabase.open()) {
			SingleRowComparison comparison = new SingleRowComparison(database, calls);
			Statement[] statements = (arguments.length > 2) ? new Statement[] { Statement.valueOf(arguments[2]) }
					: Statement.values();
			for (Statement statement : statements) {
				comparison.compare(statement, rounds);
			}
		}
	}

	private void compare(Statement statement, int rounds) {
		System.out.println(Rounds.of(statement + ", one at a time: median latency", rounds,
				(contender) -> alone(statement, contender)));
		System.out.println(Rounds.of(statement + ", " + IN_FLIGHT + " in flight: time per call", rounds,
				(contender) -> inFlight(statement, contender)));
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
