/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * Compares DataFlow on MongoDB with the reactive driver in one JVM: single records by the
 * model and by a workflow, and many records by bulk calls. Prints tables of ratios to the
 * driver.
 *
 * @since 0.1.0
 */
public final class MongoComparison {

	private static final int IN_FLIGHT = 16;

	private final MongoBenchmark database;

	private final Map<Way, ProductAccess> accesses = new EnumMap<>(Way.class);

	private final int calls;

	private MongoComparison(MongoBenchmark database, int calls) {
		this.database = database;
		this.calls = calls;
		this.accesses.put(Way.DRIVER, new MongoDriverAccess(database.readings()));
		this.accesses.put(Way.MODEL, new MongoModelAccess(database.dataFlow()));
		this.accesses.put(Way.WORKFLOW, new MongoWorkflowAccess(database.dataFlow()));
	}

	/**
	 * Run the comparison on the server that {@code DATAFLOW_TEST_MONGODB_URL} names, else
	 * on an imitation in this process.
	 * @param arguments the number of rounds, the number of calls per contender and round,
	 * and the number of records of a bulk call; each may be left out
	 */
	public static void main(String[] arguments) {
		int rounds = (arguments.length > 0) ? Integer.parseInt(arguments[0]) : 60;
		int calls = (arguments.length > 1) ? Integer.parseInt(arguments[1]) : 200;
		int records = (arguments.length > 2) ? Integer.parseInt(arguments[2]) : 5000;
		try (MongoBenchmark database = MongoBenchmark.open()) {
			MongoComparison comparison = new MongoComparison(database, calls);
			for (Statement statement : Statement.values()) {
				comparison.compare(statement, rounds);
			}
			comparison.compareBulk(rounds, records);
		}
	}

	private void compare(Statement statement, int rounds) {
		String title = this.database.title() + ", " + statement;
		System.out.println(Rounds.of(title + ", one at a time: median latency", this.accesses.keySet(), rounds,
				(way) -> alone(statement, way)));
		System.out.println(Rounds.of(title + ", " + IN_FLIGHT + " in flight: time per call", this.accesses.keySet(),
				rounds, (way) -> inFlight(statement, way)));
	}

	private double alone(Statement statement, Way way) {
		double[] latencies = new double[this.calls];
		for (int i = 0; i < latencies.length; i++) {
			long start = System.nanoTime();
			Completion.of(call(statement, way));
			latencies[i] = System.nanoTime() - start;
		}
		return Quantiles.of(latencies).median();
	}

	private double inFlight(Statement statement, Way way) {
		long start = System.nanoTime();
		Completion.of(Flux.range(0, this.calls).flatMap((index) -> call(statement, way), IN_FLIGHT));
		return (double) (System.nanoTime() - start) / this.calls;
	}

	private Publisher<?> call(Statement statement, Way way) {
		return statement.on(Objects.requireNonNull(this.accesses.get(way)));
	}

	private void compareBulk(int rounds, int records) {
		MongoBulkAccess bulk = new MongoBulkAccess(this.database, records);
		List<BulkWay> ways = new ArrayList<>(List.of(BulkWay.INSERT_MANY, BulkWay.NODE_APART));
		if (bulk.hasTransactions()) {
			ways.add(BulkWay.MODEL_TOGETHER);
		}
		System.out.println(Rounds.of(this.database.title() + ", " + records + " new records by one call", ways, rounds,
				(way) -> time(bulk, way)));
	}

	private static double time(MongoBulkAccess bulk, BulkWay way) {
		Completion.of(bulk.clear());
		long start = System.nanoTime();
		Completion.of(bulk.insert(way));
		return System.nanoTime() - start;
	}

	/**
	 * How one record is read or written.
	 */
	enum Way {

		/** The reactive driver, the measure of the others. */
		DRIVER,

		/** DataFlow's {@code ModelOperations}. */
		MODEL,

		/** A DataFlow workflow of one node. */
		WORKFLOW

	}

	/**
	 * How many records are added.
	 */
	enum BulkWay {

		/** The method of the driver, the measure of the others. */
		INSERT_MANY,

		/** A bulk node with {@code atomic: false}. */
		NODE_APART,

		/** {@code bulkCreate} of the model, a transaction. */
		MODEL_TOGETHER

	}

}
