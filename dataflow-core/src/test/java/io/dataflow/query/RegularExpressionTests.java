/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class RegularExpressionTests {

	static Stream<Arguments> forms() {
		return Stream.of(arguments("abc", "abc"), arguments("^a", "^a"), arguments("a$", "a(?![^\n]|\n)"),
				arguments("a.c", "a[^\n]c"), arguments("(a)", "(?:a)"), arguments("(?:a|b)c", "(?:a|b)c"),
				arguments("\\d+", "[0-9]+"), arguments("\\D", "[^0-9]"), arguments("\\w*", "[A-Za-z0-9_]*"),
				arguments("\\s", "[ \t\n\r\f\u000B]"), arguments("[\\d_]", "[0-9_]"), arguments("[a-z]", "[a-z]"),
				arguments("[^a]", "[^a]"), arguments("[a-]", "[a\\-]"), arguments("[\\]]", "[\\]]"),
				arguments("a+?", "a+"), arguments("a*?b??", "a*b?"), arguments("a{2}", "a{2}"),
				arguments("a{2,}", "a{2,}"), arguments("a{2,3}", "a{2,3}"), arguments("a{0,255}", "a{0,255}"),
				arguments("\\.", "\\."), arguments("\\t\\n", "\t\n"), arguments("a-b", "a\\-b"),
				arguments("]}", "\\]\\}"), arguments("ä\uD83D\uDE00", "ä\uD83D\uDE00"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("forms")
	void normalFormIsWhatAllDatabasesShare(String pattern, String normal) {
		assertThat(RegularExpression.normalise(pattern)).isEqualTo(normal);
	}

	static Stream<Arguments> refusals() {
		return Stream.of(arguments("", "an empty alternative"), arguments("a|", "an empty alternative"),
				arguments("|a", "an empty alternative"), arguments("()", "an empty alternative"),
				arguments("(a", "an unmatched '('"), arguments("a)", "an unmatched ')'"),
				arguments("[a", "an unmatched '['"), arguments("[a-", "an unmatched '['"),
				arguments("[]", "an empty class"), arguments("[^]", "an empty class"),
				arguments("[[:alpha:]]", "a class within a class"), arguments("[z-a]", "a range in a class"),
				arguments("[\\d-z]", "a range in a class"), arguments("[a-\\d]", "a range in a class"),
				arguments("[\\D]", "the escape '\\D' in a class"), arguments("(?=a)", "the group '(?='"),
				arguments("(?!a)", "the group '(?!'"), arguments("(?<=a)", "the group '(?<'"),
				arguments("(?<n>a)", "the group '(?<'"), arguments("(?i)a", "the group '(?i'"),
				arguments("(?", "the group '(?'"), arguments("(a)\\1", "the back reference '\\1'"),
				arguments("\\0", "the back reference '\\0'"), arguments("\\p{L}", "the escape '\\p'"),
				arguments("\\A", "the escape '\\A'"), arguments("\\B", "the escape '\\B'"),
				arguments("\\x41", "the escape '\\x'"), arguments("\\Qa", "the escape '\\Q'"),
				arguments("a\\", "a backslash at the end"), arguments("*a", "the quantifier '*'"),
				arguments("a++", "the quantifier '+'"), arguments("a**", "the quantifier '*'"),
				arguments("^*", "the quantifier '*'"), arguments("\\b+", "the quantifier '+'"),
				arguments("a{", "a repetition without a number"), arguments("a{,3}", "a repetition without a number"),
				arguments("a{x}", "a repetition without a number"), arguments("a{3", "an incomplete repetition"),
				arguments("a{3,2}", "bounds are the wrong way round"),
				arguments("a{256}", "a repetition of more than 255"),
				arguments("a{99999999999}", "a repetition of more than 255"),
				arguments("(".repeat(30) + "a" + ")".repeat(30), "groups nested deeper than 20"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("refusals")
	void constructThatNotAllDatabasesHaveIsRefused(String pattern, String construct) {
		assertThatExceptionOfType(InvalidOperatorException.class).isThrownBy(() -> RegularExpression.normalise(pattern))
			.withMessageStartingWith("[DF-907] The pattern of '$regex' has ")
			.withMessageContaining(construct)
			.withMessageContaining("near character");
	}

	@Test
	void patternThatIsTooLongIsRefused() {
		assertThat(RegularExpression.normalise("a".repeat(1000))).hasSize(1000);
		assertThatExceptionOfType(InvalidOperatorException.class)
			.isThrownBy(() -> RegularExpression.normalise("a".repeat(1001)))
			.withMessageContaining("has 1001 characters; at most 1000");
	}

	@Test
	void boundaryOfAWordIsBetweenWordAndOther() {
		Pattern word = Pattern.compile(RegularExpression.normalise("\\bcat\\b"));
		assertThat(word.matcher("a cat!").find()).isTrue();
		assertThat(word.matcher("cat").find()).isTrue();
		assertThat(word.matcher("concat").find()).isFalse();
	}

	@Test
	void endIsTheEndOnly() {
		Pattern end = Pattern.compile(RegularExpression.normalise("a$"));
		assertThat(end.matcher("ba").find()).isTrue();
		assertThat(end.matcher("a\n").find()).isFalse();
		assertThat(end.matcher("ab").find()).isFalse();
	}

}
