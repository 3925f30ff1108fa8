/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.dataflow.adapter.DatabaseKind;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * One contender after the other, each in JVMs of its own: for profilers. To compare
 * contenders, use {@link SingleRowComparison}, which exposes all of them to the same
 * moments of a busy machine.
 *
 * @since 0.1.0
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SingleRowBenchmark {

	private static final int CALLS = 256;

	private static final int IN_FLIGHT = 16;

	/** What is measured. */
	@Param
	public Contender contender = Contender.DRIVER;

	/** What it does. */
	@Param
	public Statement statement = Statement.READ;

	/** Where it does it. */
	@Param("POSTGRESQL")
	public DatabaseKind kind = DatabaseKind.POSTGRESQL;

	private @Nullable BenchmarkDatabase database;

	private Map<Contender, ProductAccess> accesses = Map.of();

	/**
	 * Start the database.
	 */
	@Setup
	public void open() {
		BenchmarkDatabase opened = BenchmarkDatabase.open(this.kind);
		this.database = opened;
		this.accesses = Contender.accesses(opened);
	}

	/**
	 * Stop the database.
	 */
	@TearDown
	public void close() {
		Objects.requireNonNull(this.database).close();
	}

	/**
	 * One call at a time.
	 * @return the record
	 */
	@Benchmark
	public Object alone() {
		return Completion.of(call());
	}

	/**
	 * Sixteen calls at a time.
	 * @return the last record
	 */
	@Benchmark
	@OperationsPerInvocation(CALLS)
	public Object inFlight() {
		return Completion.of(Flux.range(0, CALLS).flatMap((call) -> call(), IN_FLIGHT));
	}

	private Publisher<?> call() {
		return this.statement.on(Objects.requireNonNull(this.accesses.get(this.contender)));
	}

}
