/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.dataflow.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import io.dataflow.DataFlow;
import io.dataflow.ModelOperations;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.adapter.sql.SqlAdapter;
import io.dataflow.adapter.sql.SqlAdapterProvider;
import io.dataflow.query.Query;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactory;
import reactor.core.publisher.Flux;

import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Walks through all records by pages, each after the last record of the one before, and
 * compares what the first pages cost with what the last ones cost.
 *
 * @since 0.1.0
 */
public final class KeysetWalk {

	private static final int PAGE = 100;

	private static final int BUCKETS = 1000;

	private static final int WALKS = 5;

	private final ModelOperations<Position> positions;

	private KeysetWalk(ModelOperations<Position> positions) {
		this.positions = positions;
	}

	/**
	 * Measure and print a table.
	 * @param arguments the number of records, one million unless it is given, and the
	 * databases, of which those that need no server of their own are the default
	 */
	public static void main(String[] arguments) {
		int rows = (arguments.length > 0) ? Integer.parseInt(arguments[0]) : 1_000_000;
		List<DatabaseKind> kinds = (arguments.length > 1) ? Arrays.stream(arguments)
			.skip(1)
			.map((name) -> DatabaseKind.valueOf(name.toUpperCase(Locale.ROOT)))
			.toList() : List.of(DatabaseKind.POSTGRESQL, DatabaseKind.H2, DatabaseKind.SQLITE);
		System.out.println("| database | last to first pages, median time |\n|---|--:|");
		for (DatabaseKind kind : kinds) {
			try (BenchmarkServer server = BenchmarkServer.of(kind)) {
				walk(kind, server.connections(), rows);
			}
		}
	}

	private static void walk(DatabaseKind kind, ConnectionFactory connections, int rows) {
		ConnectionPool pool = new ConnectionPool(ConnectionPoolConfiguration.builder(connections).build());
		DatabaseClient.create(pool)
			.sql("DROP TABLE IF EXISTS " + BenchmarkDatabase.name(kind, "position"))
			.then()
			.block();
		DataFlow dataFlow = DataFlow
			.builder(SqlAdapter.of(pool, Objects.requireNonNull(SqlAdapterProvider.dialect(kind))))
			.models(Position.class)
			.build();
		dataFlow.start().block();
		KeysetWalk walk = new KeysetWalk(dataFlow.model(Position.class));
		Completion.of(walk.positions.bulkCreate(
				Flux.range(1, rows).map((number) -> new Position(number, number % BUCKETS, "position " + number))));
		walk.pages(); // warms up
		double[] ratios = new double[WALKS];
		for (int i = 0; i < WALKS; i++) {
			ratios[i] = lastToFirst(walk.pages());
		}
		System.out.printf("| %s | %.2f |%n", kind.title(), Quantiles.of(ratios).median());
		dataFlow.close().block();
		pool.close().block();
	}

	private static double lastToFirst(List<Long> times) {
		int part = times.size() / 20;
		return (double) median(times.subList(times.size() - part, times.size())) / median(times.subList(0, part));
	}

	private List<Long> pages() {
		List<Long> times = new ArrayList<>();
		Query order = Query.all().orderBy("bucket", "id").limit(PAGE);
		Query next = order;
		while (true) {
			long start = System.nanoTime();
			List<Position> page = this.positions.list(next).collectList().block();
			times.add(System.nanoTime() - start);
			if (page == null || page.size() < PAGE) {
				return times;
			}
			next = order.after(this.positions.cursor(order, page.get(PAGE - 1)));
		}
	}

	private static long median(List<Long> times) {
		return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
	}

}
