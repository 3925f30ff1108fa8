/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.dataflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;

import io.dataflow.ContractEntities.Sample;
import io.dataflow.RandomFilters.Selection;
import io.dataflow.model.EntityModel;
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
		List<Map<String, @Nullable Object>> records = new ArrayList<>();
		RandomFilters.check(seed, RECORDS, RandomFilters.selections(3), FILTERS, (samples) -> {
			run("SampleBulkCreateNode", "data", samples);
			records.addAll(records(run("SampleListNode", "limit", 100)));
			assertThat(records).hasSize(RECORDS);
		}, (selection) -> check(records, selection));
	}

	private void check(List<Map<String, @Nullable Object>> records, Selection selection) {
		Map<String, @Nullable Object> filter = selection.filter();
		EntityModel model = db().models().model(Sample.class);
		List<@Nullable Object> expected = select(records, new FilterParser(model).parse(filter),
				new SortParser(model).parse(selection.order()));
		assertThat(values(run("SampleListNode", "filter", filter, "order_by", selection.order(), "limit", 100), "id"))
			.as("%s", selection)
			.isEqualTo(expected);
		assertThat(run("SampleCountNode", "filter", filter)).as("count of %s", filter)
			.containsEntry("count", (long) expected.size());
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
