/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.dataflow.ModelOperations;
import io.dataflow.model.EntityModel;
import io.dataflow.operation.VectorSearch;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.Workflow;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Compares vectors of DataFlow with what the driver alone can do: searches through an
 * HNSW index, how much of an exact search they find, and bulk calls.
 *
 * @since 0.1.0
 */
public final class VectorComparison {

	private static final int LIMIT = 10;

	private static final int BULK_ROUNDS = 5;

	private final VectorDatabase database;

	private final RawVectors raw;

	private final ModelOperations<Item> items;

	private final Workflow workflow = Workflow.builder("search").addNode("ItemVectorSearchNode", "search").build();

	private final List<Item> records;

	private final List<float[]> queries;

	private int next;

	private VectorComparison(VectorDatabase database, int records, int queries) {
		this.database = database;
		this.raw = new RawVectors(database.pool());
		this.items = database.dataFlow().model(Item.class);
		Clusters clusters = new Clusters();
		this.records = new ArrayList<>();
		for (int i = 0; i < records; i++) {
			this.records.add(new Item((long) i, "item " + i, clusters.next()));
		}
		this.queries = clusters.next(queries);
	}

	/**
	 * Run the comparison.
	 * @param arguments the number of rounds, of records, of calls per round, and of
	 * searches that are compared with exact ones; each may be left out
	 */
	public static void main(String[] arguments) {
		int[] sizes = { 60, 100_000, 50, 200 };
		for (int i = 0; i < arguments.length; i++) {
			sizes[i] = Integer.parseInt(arguments[i]);
		}
		try (VectorDatabase database = VectorDatabase.open()) {
			VectorComparison comparison = new VectorComparison(database, sizes[1], sizes[3]);
			comparison.bulk();
			long start = System.nanoTime();
			database.sql("CREATE INDEX ON item USING hnsw (embedding vector_cosine_ops)");
			database.sql("VACUUM ANALYZE item");
			System.out.printf("%nThe index on %d vectors took %d s.%n%n", sizes[1],
					(System.nanoTime() - start) / 1_000_000_000);
			comparison.recall();
			System.out.println(Rounds.of("Search, k = " + LIMIT + ": median latency", List.of(Search.values()),
					sizes[0], (search) -> comparison.latency(search, sizes[2])));
		}
	}

	private void bulk() {
		double[][] times = new double[Bulk.values().length][BULK_ROUNDS];
		for (int round = -1; round < BULK_ROUNDS; round++) {
			for (Bulk bulk : Bulk.values()) {
				this.database.sql("TRUNCATE item");
				long start = System.nanoTime();
				Completion.of(bulk.call.apply(this));
				times[bulk.ordinal()][Math.max(round, 0)] = System.nanoTime() - start;
			}
		}
		System.out.println("| call | records per second | ratio to text COPY | to binary COPY |\n|---|--:|--:|--:|");
		for (Bulk bulk : Bulk.values()) {
			double[] own = times[bulk.ordinal()];
			System.out.printf("| %s | %.0f | %.2f | %.2f |%n", bulk.name().toLowerCase(Locale.ROOT),
					this.records.size() * 1e9 / Quantiles.of(own).median(), ratio(times[Bulk.COPY_TEXT.ordinal()], own),
					ratio(times[Bulk.COPY_BINARY.ordinal()], own));
		}
	}

	private static double ratio(double[] measure, double[] times) {
		double[] ratios = new double[times.length];
		for (int i = 0; i < ratios.length; i++) {
			ratios[i] = measure[i] / times[i];
		}
		return Quantiles.of(ratios).median();
	}

	/**
	 * Tell which part of what an exact search finds is found through the index.
	 */
	private void recall() {
		List<Set<Object>> exact = this.queries.stream()
			.map((query) -> ids(this.raw.search(query, LIMIT, "enable_indexscan = off")))
			.toList();
		System.out.println("| ef_search | recall@" + LIMIT + " of raw SQL | of the node |\n|--:|--:|--:|");
		for (int efSearch : new int[] { 40, 100, 200 }) {
			double driver = recall(exact, (query) -> this.raw.search(query, LIMIT, "hnsw.ef_search = " + efSearch));
			double node = recall(exact, (query) -> node(query, Map.of("ef_search", efSearch)));
			System.out.printf("| %d | %.3f | %.3f |%n", efSearch, driver, node);
		}
		System.out.println();
	}

	private double recall(List<Set<Object>> exact, Function<float[], Mono<? extends List<?>>> search) {
		int found = 0;
		for (int i = 0; i < exact.size(); i++) {
			Set<Object> ids = ids(search.apply(this.queries.get(i)));
			ids.retainAll(exact.get(i));
			found += ids.size();
		}
		return (double) found / (exact.size() * LIMIT);
	}

	private static Set<Object> ids(Mono<? extends List<?>> search) {
		return ((List<?>) Completion.of(search)).stream()
			.map((row) -> Objects.requireNonNull(((Map<?, ?>) row).get("id")))
			.collect(Collectors.toCollection(HashSet::new));
	}

	private Mono<List<?>> node(float[] query, Map<String, Object> tuning) {
		Map<String, Object> inputs = new HashMap<>(tuning);
		inputs.put("query_vector", query);
		inputs.put("k", LIMIT);
		return this.database.dataFlow()
			.engine()
			.run(this.workflow, RunOptions.inputs(Map.of("search", inputs)))
			.map((run) -> (List<?>) Objects.requireNonNull(run.value("search", "results")));
	}

	private Publisher<?> operation(float[] query) {
		EntityModel model = this.database.dataFlow().models().model(Item.class);
		return this.database.dataFlow()
			.operations()
			.execute(VectorSearch.of(model, model.field("embedding"), query, LIMIT))
			.collectList();
	}

	private double latency(Search search, int calls) {
		double[] latencies = new double[calls];
		for (int i = 0; i < calls; i++) {
			float[] query = this.queries.get(this.next++ % this.queries.size());
			long start = System.nanoTime();
			Completion.of(search.call.call(this, query));
			latencies[i] = System.nanoTime() - start;
		}
		return Quantiles.of(latencies).median();
	}

	/**
	 * Who searches.
	 */
	private enum Search {

		RAW((comparison, query) -> comparison.raw.search(query, LIMIT)),

		OPERATION(VectorComparison::operation),

		NODE((comparison, query) -> comparison.node(query, Map.of()));

		private final Call call;

		Search(Call call) {
			this.call = call;
		}

	}

	/**
	 * Who stores all records.
	 */
	private enum Bulk {

		COPY_TEXT((comparison) -> comparison.raw.copyText(comparison.records)),

		COPY_BINARY((comparison) -> comparison.raw.copyBinary(comparison.records)),

		BULK_CREATE((comparison) -> comparison.items.bulkCreate(Flux.fromIterable(comparison.records)));

		private final Function<VectorComparison, Publisher<?>> call;

		Bulk(Function<VectorComparison, Publisher<?>> call) {
			this.call = call;
		}

	}

	/**
	 * A search.
	 */
	private interface Call {

		Publisher<?> call(VectorComparison comparison, float[] query);

	}

}
