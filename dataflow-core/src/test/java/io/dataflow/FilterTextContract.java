/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How texts are matched.
 */
interface FilterTextContract extends DataFlowContract {

	@ParameterizedTest(name="{0} finds {1}")@CsvSource(delimiter=';',quoteCharacter='"',textBlock="""
					^A;              A1
					a;               ba
					1$;              A1
					^[A-Z]\d$;A1\d;A1,x 2^\D+$;ba,é\n\s;x 2,é\n^\w+$;A1,ba\bx\b;x 2 A1|x;A1,x 2^(?:b|A)(1|a)$;A1,ba^.{3}$;x 2^.{1,2}$;A1,ba^[^0-9]+$;ba,é\n^..?$;

	A1,
	ba b.*?a;ba^é;é\
	n é$;

	-é.;-É;-""")

	default void regularExpressionFinds(String pattern, String expected) {
		for (String text : List.of("A1", "ba", "x 2", "é\n")) {
			run("SampleCreateNode", "id", text.replace("\n", "\\n"), "text", text);
		}
		run("SampleCreateNode", "id", "null");
		List<Object> found = values(run("SampleListNode", "filter", text("$regex", pattern), "order_by", "id"), "id");
		assertThat(found).isEqualTo(("-".equals(expected)) ? List.of() : List.of(expected.split(",")));
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
		assertThat(found("$regex", "[\\]\\[&&~~--]")).containsExactly("odd");
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
