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

	static Stream<Arguments> refusedPatterns() {
		return Stream
			.of("(?=a)", "(?!a)", "(?<=a)", "(?<n>a)", "(?i)a", "(a)\\1", "a++", "a**", "*a", "a{2", "a{,2}", "a{3,2}",
					"a{256}", "[a", "a)", "(a", "[]", "[[:alpha:]]", "[a[b]]", "[z-a]", "[\\D]", "\\p{L}", "\\A", "\\Q",
					"\\u0041", "", "a|", "()", "a\\", "^*", "x".repeat(1001))
			.map((pattern) -> arguments(map("name", map("$regex", pattern)), "DF-907", "'$regex'", ""));
	}

	static Stream<Arguments> refusedPaths() {
		return Stream.of(arguments(map("document.a..b", 1), "DF-907", "'document.a'", "dots"),
				arguments(map("document.", 1), "DF-907", "'document'", "by its path"),
				arguments(map("document.a", List.of(1)), "DF-907", "'document.a'", "$contains"),
				arguments(map("document.a", map("$eq", map("b", 1))), "DF-907", "'document.a'", "$contains"),
				arguments(map("document.a", map("$gt", true)), "DF-907", "'document.a'", "$eq"),
				arguments(map("document.a", map("$foo", 1)), "DF-907", "'$foo'", "$eq"),
				arguments(map("document.a", map("$regex", 1)), "DF-907", "'document.a'", ""),
				arguments(map("document", map("$like", "x")), "DF-907", "JSON", "$contains"),
				arguments(map("document", map("$contains", null)), "DF-907", "null", "$null"),
				arguments(map("whole", map("$contains", 1)), "DF-907", "'$contains'", "$in"),
				arguments(map("text", map("$ilike", 1)), "DF-907", "'$ilike'", ""),
				arguments(map("text.a", 1), "DF-605", "'text.a'", "document"));
	}

	@ParameterizedTest(name = "{0} is {1}")
	@MethodSource("io.dataflow.FilterErrorContract#refusedPaths")
	default void pathIsRefused(Map<String, Object> filter, String code, String named, String remedy) {
		Problem problem = refusal("SampleListNode", "filter", filter);
		assertThat(problem.code()).isEqualTo(code);
		assertThat(problem.message()).contains(named);
		assertThat(problem.action()).contains(remedy);
	}

	@Test
	default void relationsThatDoNotFitAreRefused() {
		Problem misspelt = refusal("InvoiceListNode", "filter", map("custmer.email", "x"));
		assertThat(misspelt.code()).isEqualTo("DF-605");
		assertThat(misspelt.action()).contains("'customer'");
		Problem field = refusal("InvoiceListNode", "filter", map("customer.emial", "x"));
		assertThat(field.code()).isEqualTo("DF-605");
		assertThat(field.message()).contains("Customer").contains("'emial'");
		Problem bare = refusal("InvoiceListNode", "filter", map("customer", "c1"));
		assertThat(bare.code()).isEqualTo("DF-907");
		assertThat(bare.action()).contains("'customer_id'");
	}

	@ParameterizedTest(name = "{0} is {1}")
	@MethodSource({ "io.dataflow.FilterErrorContract#refusedFilters",
			"io.dataflow.FilterErrorContract#refusedPatterns" })
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
		assertThat(problem.message()).contains("'color'").contains("RED, GREEN, BLUE").doesNotContain("PINK");
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
