/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.dataflow.workflow.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.dataflow.DataFlowContract.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * The filters that are refused.
 */
interface FilterErrorContract extends DataFlowContract {

	static Stream<Arguments> refusedFilters() {
		return Stream.of(arguments(map("agee", 1), "DF-605", "'agee'", "'age'"),
				arguments(map("name\" = '' OR 1=1 --", 1), "DF-605", "Person", "favourite_color"),
				arguments(map("age", map("$gte2", 1)), "DF-907", "'$gte2'", "'$gte'"),
				arguments(map("age", map("gt", 1)), "DF-907", "'gt'", "$gt"),
				arguments(map("$xor", List.of()), "DF-907", "'$xor'", "$and"),
				arguments(map("$where", "1 = 1"), "DF-907", "'$where'", "$and"),
				arguments(map("age", map()), "DF-907", "'age'", "$eq"),
				arguments(map("age", map("$gt", null)), "DF-907", "null", "$null"),
				arguments(map("age", map("$gte", null)), "DF-907", "null", "$null"),
				arguments(map("age", map("$lt", null)), "DF-907", "null", "$null"),
				arguments(map("age", map("$lte", null)), "DF-907", "null", "$null"),
				arguments(map("age", map("$between", List.of(1))), "DF-907", "two bounds", "$between"),
				arguments(map("age", map("$between", Arrays.asList(1, null))), "DF-907", "null", "$null"),
				arguments(map("age", map("$between", 3)), "DF-907", "needs a list", "$between"),
				arguments(map("age", map("$in", 3)), "DF-907", "needs a list", "$in"),
				arguments(map("age", map("$nin", "3")), "DF-907", "needs a list", "$nin"),
				arguments(map("age", map("$null", "yes")), "DF-907", "true or false", "$null"),
				arguments(map("age", map("$exists", 1)), "DF-907", "true or false", "$exists"),
				arguments(map("age", map("$like", "1%")), "DF-907", "'$like'", "$eq"),
				arguments(map("name", map("$like", 1)), "DF-907", "'$like'", "$eq"),
				arguments(map("name", map("$like", null)), "DF-907", "'$like'", ""),
				arguments(map("$or", map("age", 1)), "DF-907", "needs a list", "$or"),
				arguments(map("$or", List.of("age")), "DF-907", "'$or'", "map"),
				arguments(map("$not", List.of()), "DF-907", "'$not'", "map"),
				arguments(map("age", "old"), "DF-102", "'age'", "whole number"),
				arguments(map("age", true), "DF-102", "'age'", "whole number"),
				arguments(map("age", 1.5), "DF-102", "'age'", "whole number"),
				arguments(map("age", map("$in", List.of(1, "x"))), "DF-102", "'age'", "whole number"),
				arguments(map("name", 1), "DF-102", "'name'", "text"),
				arguments(map("name", List.of("a")), "DF-102", "'name'", "text"),
				arguments(map("active", 1), "DF-102", "'active'", "true or false"));
	}

	@ParameterizedTest(name = "{0} is {1}")
	@MethodSource("io.dataflow.FilterErrorContract#refusedFilters")
	default void filterIsRefused(Map<String, Object> filter, String code, String named, String remedy) {
		Problem problem = refusal("PersonListNode", "filter", filter);
		assertThat(problem.code()).isEqualTo(code);
		assertThat(problem.message()).contains(named);
		assertThat(problem.action()).contains(remedy);
	}

	@Test
	default void filterThatArrivesIsRefusedToo() {
		assertThat(failureWithInputs("PersonListNode", "filter", Map.of("age", Map.of("$foo", 1))))
			.hasMessageContaining("DF-907")
			.hasMessageContaining("'$foo'");
		assertThat(failureWithInputs("PersonCountNode", "filter", Map.of("agee", 1))).hasMessageContaining("DF-605");
	}

	@Test
	default void everyNodeChecksItsFilter() {
		for (String type : List.of("PersonReadNode", "PersonDeleteNode", "PersonCountNode", "PersonListNode")) {
			assertThat(refusal(type, "filter", Map.of("agee", 1)).code()).isEqualTo("DF-605");
		}
		assertThat(refusal("PersonUpdateNode", "filter", Map.of("agee", 1), "fields", Map.of("age", 1)).code())
			.isEqualTo("DF-605");
	}

	@Test
	default void unknownConstantOfAnEnumIsRefused() {
		Problem problem = refusal("SampleListNode", "filter", Map.of("color", "PINK"));
		assertThat(problem.code()).isEqualTo("DF-102");
		assertThat(problem.message()).contains("'color'").contains("'PINK'").contains("RED, GREEN, BLUE");
	}

	@Test
	default void comparisonOfADocumentIsRefused() {
		Problem problem = refusal("SampleListNode", "filter", Map.of("document", Map.of("$eq", "x")));
		assertThat(problem.code()).isEqualTo("DF-907");
		assertThat(problem.message()).contains("'document'").contains("JSON");
	}

	@Test
	default void setOfMoreThanTenThousandValuesIsRefused() {
		List<Integer> values = IntStream.rangeClosed(0, 10_000).boxed().toList();
		Problem problem = refusal("PersonListNode", "filter", Map.of("age", Map.of("$in", values)));
		assertThat(problem.code()).isEqualTo("DF-907");
		assertThat(problem.message()).contains("'$in'").contains("10001").contains("10000");
	}

}
