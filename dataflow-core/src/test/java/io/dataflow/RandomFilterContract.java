/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.dataflow;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.dataflow.ContractEntities.Sample;
import io.dataflow.query.Filter;
import io.dataflow.query.FilterParser;
import io.dataflow.query.Sort;
import io.dataflow.query.SortParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Made-up filters on made-up records select what {@link FilterEvaluator} selects, in the
 * same order. The number of seeds can be raised with {@code -Ddataflow.test.seeds=1000}.
 */
interface RandomFilterContract extends DataFlowContract {

	int RECORDS = 24;

	int FILTERS = 40;

	static LongStream seeds() {
		return LongStream.range(0, Long.getLong("dataflow.test.seeds", 25));
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("io.dataflow.RandomFilterContract#seeds")
	default void madeUpFilterSelectsWhatMemorySelects(long seed) {
		RandomFilters random = new RandomFilters(seed);
		run("SampleBulkCreateNode", "data", IntStream.range(0, RECORDS).mapToObj(random::sample).toList());
		List<Map<String, @Nullable Object>> records = records(run("SampleListNode", "limit", 100));
		assertThat(records).hasSize(RECORDS);
		FilterParser filters = new FilterParser(db().models().model(Sample.class));
		SortParser sorts = new SortParser(db().models().model(Sample.class));
		for (int i = 0; i < FILTERS; i++) {
			Map<String, @Nullable Object> filter = random.filter(3);
			List<String> order = random.order();
			List<@Nullable Object> expected = select(records, filters.parse(filter), sorts.parse(order));
			assertThat(values(run("SampleListNode", "filter", filter, "order_by", order, "limit", 100), "id"))
				.as("seed %d, filter %s, order %s", seed, filter, order)
				.isEqualTo(expected);
			assertThat(run("SampleCountNode", "filter", filter)).as("seed %d, count of %s", seed, filter)
				.containsEntry("count", (long) expected.size());
		}
	}

	private static List<@Nullable Object> select(List<Map<String, @Nullable Object>> records, Filter filter,
			Sort sort) {
		return records.stream()
			.filter((record) -> Boolean.TRUE.equals(new FilterEvaluator(record).evaluate(filter)))
			.sorted(comparator(sort))
			.map((record) -> record.get("id"))
			.toList();
	}

	private static Comparator<Map<String, @Nullable Object>> comparator(Sort sort) {
		Comparator<Map<String, @Nullable Object>> comparator = (left, right) -> 0;
		for (Sort.Order order : sort.orders()) {
			String column = order.field().name();
			Comparator<Map<String, @Nullable Object>> next = (left, right) -> order(left.get(column),
					right.get(column));
			comparator = comparator.thenComparing((order.descending()) ? next.reversed() : next);
		}
		return comparator;
	}

	private static int order(@Nullable Object left, @Nullable Object right) {
		if (left == null || right == null) {
			return Boolean.compare(left != null, right != null);
		}
		return FilterEvaluator.order(left, right);
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, @Nullable Object>> records(Map<String, @Nullable Object> result) {
		return (List<Map<String, @Nullable Object>>) Objects.requireNonNull(result.get("records"));
	}

}
