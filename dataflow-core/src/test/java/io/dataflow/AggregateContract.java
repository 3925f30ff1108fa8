/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import io.dataflow.model.DataFlowModel;
import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.annotation.Id;

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
	default void groupsMayHaveTheNamesOfFunctions() {
		DataFlow counted = DataFlow.builder(url()).models(Tally.class).build();
		ModelOperations<Tally> tallies = counted.model(Tally.class);
		for (Tally tally : List.of(new Tally("t1", 5), new Tally("t2", 3), new Tally("t3", 5))) {
			await(tallies.create(tally));
		}
		Map<String, Object> parameters = Map.of("group_by", "count", "aggregate", Map.of("n", Map.of("$count", "*")));
		assertThat(await(counted.engine().run(workflow("TallyAggregateNode", parameters))).value("node", "results"))
			.isEqualTo(List.of(DataFlowContract.map("count", 3, "n", 1L), DataFlowContract.map("count", 5, "n", 2L)));
		counted.close().block(LIMIT);
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

	@ParameterizedTest
	@CsvSource({ "$count, *, 2.5", "$count, amount, 1", "$sum, amount, 0.2", "$max, amount, 0.15", "$min, amount, 0.05",
			"$avg, amount, 0.14", "$sum, real, 2.5", "$avg, real, 1.25", "$avg, whole, 1.3", "$max, whole, 1" })
	default void everyMeasureChoosesGroups(String function, String field, String least) {
		run("SampleCreateNode", "id", "s1", "text", "a", "whole", 1, "amount", "0.1", "real", 1.5);
		run("SampleCreateNode", "id", "s2", "text", "a", "whole", 1, "amount", "0.2", "real", 1.5);
		run("SampleCreateNode", "id", "s3", "text", "a", "whole", 2);
		run("SampleCreateNode", "id", "s4", "text", "b", "whole", 1, "amount", "0.01", "real", 0.5);
		run("SampleCreateNode", "id", "s5", "text", "b");
		Map<String, Object> measure = Map.of("x", Map.of(function, field));
		assertThat(run("SampleAggregateNode", "group_by", "text", "aggregate", measure, "having",
				Map.of("x", Map.of("$gt", new BigDecimal(least), "$lt", 1000))))
			.containsEntry("count", 1L);
	}

	@Test
	@Needs(Capability.LONG_DECIMALS)
	default void sumsAreExactBeyondTheRangeOfNumbers() {
		run("SampleCreateNode", "id", "s1", "big", Long.MAX_VALUE, "amount", "9999999999999999999999999999.9999999999");
		run("SampleCreateNode", "id", "s2", "big", Long.MAX_VALUE, "amount", "-0.0000000001");
		run("SampleCreateNode", "id", "s3", "big", -1, "amount", "10");
		Map<String, Object> measures = DataFlowContract.map("sum", Map.of("$sum", "big"), "avg", Map.of("$avg", "big"),
				"total", Map.of("$sum", "amount"), "least", Map.of("$min", "amount"), "most", Map.of("$max", "amount"));
		assertThat(run("SampleAggregateNode", "aggregate", measures, "having",
				Map.of("sum", Map.of("$gt", Long.MAX_VALUE), "total", Map.of("$gte", "10000000000000000000000000009"))))
			.containsEntry("results",
					List.of(DataFlowContract.map("sum", new BigDecimal("18446744073709551613"), "avg",
							new BigDecimal("6148914691236517204.3333333333"), "total",
							new BigDecimal("10000000000000000000000000009.9999999998"), "least",
							new BigDecimal("-0.0000000001"), "most",
							new BigDecimal("9999999999999999999999999999.9999999999"))));
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

	/** A record with a field that is called like a function. */
	@DataFlowModel
	record Tally(@Id String id, int count) {

	}

}
