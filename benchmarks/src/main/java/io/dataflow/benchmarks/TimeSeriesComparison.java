/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;

import io.dataflow.DataFlow;
import io.dataflow.ModelOperations;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.sql.R2dbcOptions;
import io.dataflow.adapter.sql.SqlAdapter;
import io.dataflow.adapter.sql.SqlAdapterProvider;
import io.dataflow.workflow.Workflow;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import reactor.core.publisher.Flux;

import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Compares adding records to a hypertable with {@code COPY}, and a {@code DownsampleNode}
 * with the raw statement, in one JVM and in turns. The server is the one that
 * {@code DATAFLOW_TEST_TIMESCALEDB_URL} names.
 *
 * @since 0.1.0
 */
public final class TimeSeriesComparison {

	private static final int WARMUP = 4;

	private static final int CONNECTIONS = 4;

	private static final int SENSORS = 20;

	/** How many records one run of the computation reads. */
	private static final int COMPUTED = 100_000;

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

	private final ConnectionPool pool;

	private final DataFlow dataFlow;

	private final ModelOperations<Sensed> records;

	private final List<Sensed> all;

	private final Workflow downsampling;

	private final RawTimeSeries raw;

	private TimeSeriesComparison(ConnectionPool pool, int rows) {
		this.pool = pool;
		this.dataFlow = DataFlow
			.builder(SqlAdapter.of(pool, Objects.requireNonNull(SqlAdapterProvider.dialect(DatabaseKind.POSTGRESQL))))
			.models(Sensed.class)
			.build();
		this.records = this.dataFlow.model(Sensed.class);
		this.raw = new RawTimeSeries(pool);
		this.all = LongStream.range(0, rows)
			.mapToObj((n) -> new Sensed(n + 1, START.plusSeconds(n * 10), (int) (n % SENSORS), n * 0.25))
			.toList();
		this.downsampling = Workflow.builder("downsampling")
			.addNode("SensedDownsampleNode", "node",
					Map.of("bucket", "15 minutes", "from", START.toString(), "to", end().toString(), "group_by",
							"sensor", "aggregate",
							Map.of("mean", Map.of("$avg", "level"), "least", Map.of("$min", "level"), "most",
									Map.of("$max", "level"), "n", Map.of("$count", "*"))))
			.build();
	}

	private Instant end() {
		return START.plusSeconds(Math.min(this.all.size(), COMPUTED) * 10L);
	}

	/**
	 * Run the comparison.
	 * @param arguments the number of rounds and the number of records; each may be left
	 * out
	 */
	public static void main(String[] arguments) {
		int rounds = (arguments.length > 0) ? Integer.parseInt(arguments[0]) : 15;
		int rows = (arguments.length > 1) ? Integer.parseInt(arguments[1]) : 100_000;
		String url = Objects.requireNonNull(System.getenv("DATAFLOW_TEST_TIMESCALEDB_URL"),
				"DATAFLOW_TEST_TIMESCALEDB_URL must name a server");
		ConnectionPool pool = new ConnectionPool(
				ConnectionPoolConfiguration.builder(ConnectionFactories.get(R2dbcOptions.of(DatabaseUrl.parse(url))))
					.initialSize(CONNECTIONS)
					.maxSize(CONNECTIONS)
					.build());
		TimeSeriesComparison comparison = new TimeSeriesComparison(pool, rows);
		try {
			comparison.sql("DROP TABLE IF EXISTS sensed");
			comparison.dataFlow.start().block(PATIENCE);
			comparison.compare(rounds);
			comparison.sql("DROP TABLE sensed");
		}
		finally {
			comparison.dataFlow.close().block(PATIENCE);
			pool.close().block(PATIENCE);
		}
	}

	private void compare(int rounds) {
		System.out.println("| call | records per second | compared with | ratio of times |\n|---|--:|---|--:|");
		compare(rounds, "bulkCreate", "raw COPY", this.all.size(), true, this::create, this::copy);
		sql("TRUNCATE TABLE sensed");
		this.raw.copy(this.all).block(PATIENCE);
		sql("VACUUM ANALYZE sensed");
		compare(rounds, "DownsampleNode", "raw statement", Math.min(this.all.size(), COMPUTED), false, this::node,
				this::statement);
	}

	private void compare(int rounds, String call, String measure, int rows, boolean fresh, Runnable ours,
			Runnable theirs) {
		double[] times = new double[rounds];
		double[] ratios = new double[rounds];
		for (int round = -WARMUP; round < rounds; round++) {
			boolean first = round % 2 == 0;
			double before = first ? time(fresh, ours) : time(fresh, theirs);
			double after = first ? time(fresh, theirs) : time(fresh, ours);
			if (round >= 0) {
				times[round] = first ? before : after;
				ratios[round] = times[round] / (first ? after : before);
			}
		}
		System.out.printf("| %s | %.0f | %s | %.2f |%n", call, rows * 1e9 / Quantiles.of(times).median(), measure,
				Quantiles.of(ratios).median());
	}

	private double time(boolean fresh, Runnable call) {
		if (fresh) {
			sql("TRUNCATE TABLE sensed");
		}
		long start = System.nanoTime();
		call.run();
		return System.nanoTime() - start;
	}

	private void create() {
		Completion.of(this.records.bulkCreate(Flux.fromIterable(this.all)));
	}

	private void copy() {
		Completion.of(this.raw.copy(this.all));
	}

	private void node() {
		Completion.of(this.dataFlow.engine().run(this.downsampling));
	}

	private void statement() {
		Completion.of(this.raw.downsample(START, end()));
	}

	private void sql(String sql) {
		DatabaseClient.create(this.pool).sql(sql).then().block(PATIENCE);
	}

}
