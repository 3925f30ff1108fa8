/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * How texts are matched.
 */
interface FilterTextContract extends DataFlowContract {

	@ParameterizedTest
	@MethodSource("regularExpressions")
	default void regularExpressionFinds(String pattern, List<String> expected) {
		for (String text : List.of("A1", "ba", "x 2", "é\n")) {
			run("SampleCreateNode", "id", text.strip(), "text", text);
		}
		run("SampleCreateNode", "id", "null");
		assertThat(values(run("SampleListNode", "filter", text("$regex", pattern), "order_by", "id"), "id"))
			.isEqualTo(expected);
	}

	static Stream<Arguments> regularExpressions() {
		return Stream.of(arguments("^A", List.of("A1")), arguments("a", List.of("ba")), arguments("1$", List.of("A1")),
				arguments("^[A-Z]\\d$", List.of("A1")), arguments("\\d", List.of("A1", "x 2")),
				arguments("^\\D+$", List.of("ba", "é")), arguments("\\s", List.of("x 2", "é")),
				arguments("^\\w+$", List.of("A1", "ba")), arguments("\\bx\\b", List.of("x 2")),
				arguments("A1|x", List.of("A1", "x 2")), arguments("^(?:b|A)(1|a)$", List.of("A1", "ba")),
				arguments("^.{3}$", List.of("x 2")), arguments("^[^0-9]+$", List.of("ba", "é")),
				arguments("^..?$", List.of("A1", "ba")), arguments("b.*?a", List.of("ba")),
				arguments("^é", List.of("é")), arguments("é$", List.of()), arguments("é\n$", List.of("é")),
				arguments("É", List.of()));
	}

	@Test
	default void regularExpressionTakesPunctuationLiterally() {
		String odd = "a.b*c+(d)[e]{f}^$|\\/-&#~<>=!:,;'\"%_@";
		run("SampleCreateNode", "id", "odd", "text", odd);
		run("SampleCreateNode", "id", "other", "text", "axbbcdef");
		StringBuilder escaped = new StringBuilder("^");
		odd.chars()
			.forEach((character) -> escaped.append((Character.isLetterOrDigit(character)) ? "" : "\\")
				.append((char) character));
		assertThat(found("$regex", escaped + "$")).containsExactly("odd");
		assertThat(found("$regex", "[\\]\\[&~\\-]")).containsExactly("odd");
	}

	@Test
	default void ilikeIgnoresCase() {
		for (String text : List.of("ANN", "ann", "Änn", "änn", "100%", "bob")) {
			run("SampleCreateNode", "id", text, "text", text);
		}
		assertThat(found("$ilike", "aN%")).containsExactlyInAnyOrder("ANN", "ann");
		assertThat(found("$ilike", "äNN")).containsExactlyInAnyOrder("Änn", "änn");
		assertThat(found("$ilike", "100\\%")).containsExactly("100%");
	}

	@Test
	default void containsFindsTextLiterally() {
		for (String text : List.of("50% off", "505 off", "a_b", "axb", "c:\\dir", "'; --")) {
			run("SampleCreateNode", "id", text, "text", text);
		}
		assertThat(found("$contains", "0% o")).containsExactly("50% off");
		assertThat(found("$contains", "a_b")).containsExactly("a_b");
		assertThat(found("$contains", ":\\d")).containsExactly("c:\\dir");
		assertThat(found("$contains", "'; --")).containsExactly("'; --");
		assertThat(found("$contains", "OFF")).isEmpty();
	}

	@Test
	default void tenThousandValuesAreOneCall() {
		run("SampleCreateNode", "id", "a", "text", "t9999", "whole", 9999);
		run("SampleCreateNode", "id", "b", "text", "other", "whole", -1);
		List<String> texts = IntStream.range(0, 10_000).mapToObj((i) -> "t" + i).toList();
		assertThat(found("$in", texts)).containsExactly("a");
		assertThat(found("$nin", texts)).containsExactly("b");
	}

	private List<Object> found(String operator, Object operand) {
		return values(run("SampleListNode", "filter", text(operator, operand)), "id");
	}

	private static Map<String, Object> text(String operator, Object operand) {
		return Map.of("text", Map.of(operator, operand));
	}

}
