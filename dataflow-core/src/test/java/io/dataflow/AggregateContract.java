/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Aggregations compute over groups.
 */
interface AggregateContract extends DataFlowContract {

	@Test
	default void groupsAreComputed() {
		samples();
		assertThat(run("SampleAggregateNode", "group_by", List.of("text"), "aggregate",
				DataFlowContract.map("n", Map.of("$count", "*"), "sum", Map.of("$sum", "whole"), "avg",
						Map.of("$avg", "whole"), "total", Map.of("$sum", "amount"), "least", Map.of("$min", "whole"))))
			.containsEntry("count", 2L)
			.containsEntry("results",
					List.of(DataFlowContract.map("text", null, "n", 1L, "sum", 9L, "avg", new BigDecimal("9"), "total",
							null, "least", 9),
							DataFlowContract.map("text", "a", "n", 3L, "sum", 4L, "avg", new BigDecimal("1.3333333333"),
									"total", new BigDecimal("0.3"), "least", 1)));
	}

	@Test
	default void groupsAreChosenSortedAndLimited() {
		samples();
		Map<String, Object> sum = Map.of("sum", Map.of("$sum", "whole"));
		assertThat(run("SampleAggregateNode", "group_by", "text", "aggregate", sum, "sort", "-sum", "limit", 1))
			.containsEntry("results", List.of(DataFlowContract.map("text", null, "sum", 9L)));
		assertThat(run("SampleAggregateNode", "group_by", "text", "aggregate", sum, "having",
				Map.of("sum", Map.of("$lt", 5))))
			.containsEntry("results", List.of(DataFlowContract.map("text", "a", "sum", 4L)));
	}

	@Test
	default void nothingCountsZero() {
		assertThat(run("SampleAggregateNode", "aggregate",
				DataFlowContract.map("n", Map.of("$count", "*"), "sum", Map.of("$sum", "real"))))
			.containsEntry("results", List.of(DataFlowContract.map("n", 0L, "sum", null)));
	}

	@Test
	default void aggregationThatMakesNoSenseIsRefused() {
		assertThat(code("x", Map.of("$summ", "whole"))).isEqualTo("DF-907");
		assertThat(code("x", Map.of("$sum", "text"))).isEqualTo("DF-907");
		assertThat(code("x", Map.of("$sum", "wohle"))).isEqualTo("DF-605");
		assertThat(code("x\"y", Map.of("$sum", "whole"))).isEqualTo("DF-605");
		assertThat(code("text", Map.of("$sum", "whole"))).isEqualTo("DF-605");
	}

	private String code(String alias, Map<String, Object> function) {
		return refusal("SampleAggregateNode", "group_by", List.of("text"), "aggregate", Map.of(alias, function)).code();
	}

	private void samples() {
		run("SampleCreateNode", "id", "s1", "text", "a", "whole", 1, "amount", "0.1");
		run("SampleCreateNode", "id", "s2", "text", "a", "whole", 1, "amount", "0.2");
		run("SampleCreateNode", "id", "s3", "text", "a", "whole", 2);
		run("SampleCreateNode", "id", "s4", "whole", 9);
	}

}
