/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.regex.Pattern;

import org.bson.BsonRegularExpression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MongoPatternsTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', textBlock = """
			a%,      ^a
			%a,      a\\z
			%a%,     a
			a,       ^a\\z
			a_b,     ^a.b\\z
			a.b,     ^a\\.b\\z
			100\\%,  ^100\\%\\z
			a\\_b%,  ^a\\_b
			c:\\\\d, ^c\\:\\\\d\\z
			%,       ^
			""")
	void patternBecomesAnExpression(String pattern, String expression) {
		assertThat(MongoPatterns.like(pattern, false).getPattern()).isEqualTo(expression);
	}

	@Test
	void emptyPatternMatchesTheEmptyText() {
		assertThat(matches(MongoPatterns.like("", false), "")).isTrue();
		assertThat(matches(MongoPatterns.like("", false), "a")).isFalse();
	}

	@Test
	void endOfATextIsNotThatOfALine() {
		assertThat(matches(MongoPatterns.like("a", false), "a\n")).isFalse();
		assertThat(matches(MongoPatterns.like("a_", false), "a\n")).isTrue();
	}

	@Test
	void caseIsAnOption() {
		assertThat(MongoPatterns.like("a", true).getOptions()).isEqualTo("is");
		assertThat(MongoPatterns.like("a", false).getOptions()).isEqualTo("s");
	}

	@Test
	void zeroIsWrittenAsANumber() {
		assertThat(MongoPatterns.like("a\0%", false).getPattern()).isEqualTo("^a\\x00");
		assertThat(MongoPatterns.found("[\0a]").getPattern()).isEqualTo("[\\x00a]");
	}

	private static boolean matches(BsonRegularExpression expression, String text) {
		return Pattern.compile(expression.getPattern(), Pattern.DOTALL).matcher(text).find();
	}

}
