/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Which values a field takes, and which it refuses.
 */
interface InputTypeContract extends DataFlowContract {

	static Stream<Arguments> mismatches() {
		return Stream.of(arguments("whole", true), arguments("whole", 3.7), arguments("whole", "abc"),
				arguments("whole", "3.7"), arguments("whole", 2147483648L), arguments("whole", List.of(1)),
				arguments("small", 40_000), arguments("tiny", 128), arguments("big", "9223372036854775808"),
				arguments("big", false), arguments("real", "x"), arguments("real", Double.NaN), arguments("real", true),
				arguments("amount", "1.23456789012"), arguments("amount", "12345678901234567890123456789"),
				arguments("amount", true), arguments("flag", "yes"), arguments("flag", 2), arguments("text", 123),
				arguments("text", true), arguments("text", Map.of("a", 1)), arguments("text", List.of("a")),
				arguments("moment", "yesterday"), arguments("day", "2026-02-30"), arguments("hour", "25:00"),
				arguments("local_moment", "soon"), arguments("uuid", "1-2-3-4-5"), arguments("color", "PINK"),
				arguments("color", "red"), arguments("payload", "no Base64!"), arguments("document", List.of(1)),
				arguments("document", "{\"a\": 1}"), arguments("items", Map.of("a", 1)), arguments("items", 3),
				arguments("address", Map.of("street", List.of())));
	}

	@ParameterizedTest(name = "{0} refuses {1}")
	@MethodSource("io.dataflow.InputTypeContract#mismatches")
	default void valueOfTheWrongTypeIsRefused(String field, Object value) {
		assertThat(problems("SampleCreateNode", "id", "s1", field, value)).isNotEmpty().allSatisfy((problem) -> {
			assertThat(problem.code()).isEqualTo("DF-102");
			assertThat(problem.message()).contains("'" + field + "'");
		});
		assertThat(failureWithInputs("SampleCreateNode", "id", "s1", field, value)).hasMessageContaining("DF-102")
			.hasMessageContaining("'" + field + "'");
		assertThat(run("SampleCountNode")).containsEntry("count", 0L);
	}

	@Test
	default void valueOfTheWrongTypeIsOneProblem() {
		assertThat(problems("SampleCreateNode", "id", "s1", "whole", "abc")).hasSize(1);
	}

	@Test
	default void textIsUnderstoodWhereItStandsForAValue() {
		Map<String, @Nullable Object> result = run("SampleCreateNode", "id", "s1", "whole", "5", "big", "-6", "real",
				"0.25", "flag", "true", "amount", "10.50");
		assertThat(result).containsEntry("whole", 5)
			.containsEntry("big", -6L)
			.containsEntry("real", 0.25)
			.containsEntry("flag", true)
			.containsEntry("amount", new BigDecimal("10.5"));
	}

	@Test
	default void numbersAreUnderstoodWhereTheyFitWithoutLoss() {
		Map<String, @Nullable Object> result = run("SampleCreateNode", "id", "s1", "whole", 5.0, "big", 7, "real", 3,
				"amount", 0.1);
		assertThat(result).containsEntry("whole", 5)
			.containsEntry("big", 7L)
			.containsEntry("real", 3.0)
			.containsEntry("amount", new BigDecimal("0.1"));
	}

	@Test
	default void jsonTextInATextFieldStaysText() {
		assertThat(run("SampleCreateNode", "id", "s1", "text", "{\"a\": 1}")).containsEntry("text", "{\"a\": 1}");
	}

	@Test
	default void messageNamesModelAndFieldButNotTheText() {
		assertThat(failureWithInputs("SampleCreateNode", "id", "s1", "day", "2026-02-30"))
			.hasMessageContaining("Sample")
			.hasMessageContaining("'day' of model")
			.hasMessageContaining("was given String")
			.hasMessageNotContaining("2026-02-30");
	}

}
