/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.dataflow.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.dataflow.DataFlow;
import io.dataflow.ModelOperations;
import io.dataflow.query.Query;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import reactor.core.publisher.Flux;

/**
 * Walks through all records by pages, each after the last record of the one before, and
 * compares what the first pages cost with what the last ones cost.
 *
 * @since 0.1.0
 */
public final class KeysetWalk {

	private static final int PAGE = 100;

	private static final int BUCKETS = 1000;

	private final ModelOperations<Position> positions;

	private KeysetWalk(ModelOperations<Position> positions) {
		this.positions = positions;
	}

	/**
	 * Measure and print a table.
	 * @param arguments the number of records, one million unless it is given
	 * @throws IOException when a database does not start or stop
	 */
	public static void main(String[] arguments) throws IOException {
		int rows = (arguments.length > 0) ? Integer.parseInt(arguments[0]) : 1_000_000;
		System.out.println("| database | pages | last to first pages, median time |\n|---|--:|--:|");
		try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
			walk("postgresql://postgres:postgres@127.0.0.1:" + server.getPort() + "/postgres", rows);
		}
		walk("h2:mem:walk", rows);
		Path folder = Files.createTempDirectory("walk");
		walk("sqlite:///" + folder.resolve("walk.db"), rows);
	}

	private static void walk(String url, int rows) {
		DataFlow dataFlow = DataFlow.builder(url).models(Position.class).build();
		dataFlow.start().block();
		KeysetWalk walk = new KeysetWalk(dataFlow.model(Position.class));
		Completion.of(walk.positions.bulkCreate(
				Flux.range(1, rows).map((number) -> new Position(number, number % BUCKETS, "position " + number))));
		walk.pages(); // warms up
		List<Long> times = walk.pages();
		int part = times.size() / 20;
		System.out.printf("| %s | %d | %.2f |%n", dataFlow.adapter().kind().title(), times.size(),
				(double) median(times.subList(times.size() - part, times.size()))
						/ median(times.subList(part, 2 * part)));
		dataFlow.close().block();
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
