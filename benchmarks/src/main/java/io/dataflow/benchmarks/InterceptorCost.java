/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import io.dataflow.DataFlow;
import reactor.core.publisher.Flux;

/**
 * What retries, the circuit breaker, timers and the search for slow queries cost a read
 * of one row: DataFlow instances with and without them on the same connections, in turns.
 *
 * @since 0.1.0
 */
public final class InterceptorCost {

	private static final int IN_FLIGHT = 16;

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private final Map<Interception, ProductAccess> accesses = new EnumMap<>(Interception.class);

	private final int calls;

	private InterceptorCost(BenchmarkDatabase database, Function<DataFlow, ProductAccess> way, int calls) {
		this.calls = calls;
		for (Interception interception : Interception.values()) {
			DataFlow dataFlow = interception.dataFlow(database);
			dataFlow.start().block(PATIENCE);
			this.accesses.put(interception, way.apply(dataFlow));
		}
	}

	/**
	 * Measure and print ratios to calls without interceptors.
	 * @param arguments the number of rounds and the number of calls in each; each may be
	 * left out
	 */
	public static void main(String[] arguments) {
		int rounds = (arguments.length > 0) ? Integer.parseInt(arguments[0]) : 60;
		int calls = (arguments.length > 1) ? Integer.parseInt(arguments[1]) : 400;
		try (BenchmarkDatabase database = BenchmarkDatabase.open()) {
			new InterceptorCost(database, ModelAccess::new, calls).compare("a read by a model", rounds);
			new InterceptorCost(database, WorkflowAccess::new, calls).compare("a read by a workflow", rounds);
		}
	}

	private void compare(String title, int rounds) {
		System.out
			.println(Rounds.of(title + ", one at a time: median latency", this.accesses.keySet(), rounds, this::alone));
		System.out.println(Rounds.of(title + ", " + IN_FLIGHT + " in flight: time per call", this.accesses.keySet(),
				rounds, this::inFlight));
	}

	private double alone(Interception interception) {
		ProductAccess access = access(interception);
		double[] latencies = new double[this.calls];
		for (int i = 0; i < latencies.length; i++) {
			long start = System.nanoTime();
			Completion.of(access.read(1 + i % BenchmarkDatabase.ROWS));
			latencies[i] = System.nanoTime() - start;
		}
		return Quantiles.of(latencies).median();
	}

	private double inFlight(Interception interception) {
		ProductAccess access = access(interception);
		long start = System.nanoTime();
		Completion.of(Flux.range(0, this.calls)
			.flatMap((index) -> access.read(1 + index % BenchmarkDatabase.ROWS), IN_FLIGHT));
		return (double) (System.nanoTime() - start) / this.calls;
	}

	private ProductAccess access(Interception interception) {
		return Objects.requireNonNull(this.accesses.get(interception));
	}

}
