/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExpressionSearchTests {

	@Test
	void expressionIsFoundAnywhere() {
		assertThat(search("b+", "abbc")).isEqualTo(ExpressionSearch.FOUND);
		assertThat(search("^b", "abbc")).isEqualTo(ExpressionSearch.ABSENT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "^(a+){10,}$", "^(a{1,5}){1,20}$", "^(.*a){12}$", "^(?:a*?)*?b", "(?:a?a){20,30}b" })
	void expressionWithTooManyWaysIsGivenUp(String expression) {
		assertThat(search(expression, "a".repeat(40) + "!")).isEqualTo(ExpressionSearch.GIVEN_UP);
	}

	@Test
	void expressionThatRecursTooDeepIsGivenUp() {
		assertThat(search("^(?:a|b)*$", "ab".repeat(1_000_000))).isEqualTo(ExpressionSearch.GIVEN_UP);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a!$", "[^b]*!", "^a+!$", "a{3}!", "(?:aa|b)?!" })
	void longTextIsSearchedToItsEnd(String expression) {
		assertThat(search(expression, "a".repeat(50_000) + "!")).isEqualTo(ExpressionSearch.FOUND);
	}

	private static ExpressionSearch search(String expression, String text) {
		return ExpressionSearch.of(Pattern.compile(expression), text);
	}

}
