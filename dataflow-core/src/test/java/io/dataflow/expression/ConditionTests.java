/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.expression;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class ConditionTests {

	private static final Map<String, @Nullable Object> ORDER = order();

	private static Map<String, @Nullable Object> order() {
		Map<String, @Nullable Object> order = new HashMap<>();
		order.put("total", new BigDecimal("250.00"));
		order.put("count", 3L);
		order.put("state", "new");
		order.put("paid", false);
		order.put("coupon", null);
		order.put("customer", Map.of("vip", true, "name", "Ada"));
		order.put("items", List.of(Map.of("price", 2.5, "sku", "a"), Map.of("price", 7, "sku", "b")));
		return Collections.unmodifiableMap(order);
	}

	@ParameterizedTest
	@ValueSource(strings = { "total > 100 and customer.vip == true", "items[0].price < 5", "total == 250",
			"state == 'new' || paid", "!paid", "not paid && count >= 3", "count between {1, 3}", "coupon == null",
			"coupon?.code == null", "customer['city'] == null", "items.![price][1] == 7",
			"items.?[price > 5][0].sku == 'b'", "(coupon ?: 'none') == 'none'", "paid ? false : true",
			"state matches '[a-z]+'", "count % 2 == 1 and count * 2 + 1 == 7 and count / 3 - 1 == 0",
			"#root.total > #this.count", "{'new', 'old'}[0] == state", "state < 'old'", "total != null" })
	void testWhenConditionHoldsShouldBeTrue(String text) {
		assertThat(Condition.parse(text).test(ORDER)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "total < 100", "paid", "customer.name == 'Bob'", "coupon != null", "total == null",
			"state == 5", "customer == null" })
	void testWhenConditionDoesNotHoldShouldBeFalse(String text) {
		assertThat(Condition.parse(text).test(ORDER)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "T(java.lang.Runtime).getRuntime().exec('id') == null", "@bean == null",
			"new java.io.File('x') == null", "total.class == null or total.getClass() != null", "state.length() > 1",
			"#fun(1)", "#other == null", "total = 5", "count++ > 1", "--count > 1", "state instanceof T(String)",
			"9 ^ 99 > 1", "new int[1000000].length > 1", "&factory == null", "items.![T(java.lang.Math).PI][0] > 1",
			"{x: T(java.lang.Math)}.x == null", "items[T(java.lang.Math).PI] == 1", "customer?.toString() == ''",
			"total ?: (total = 5)" })
	void parseWhenConstructIsNotAllowedShouldBeRefused(String text) {
		assertThatExceptionOfType(InvalidConditionException.class).isThrownBy(() -> Condition.parse(text))
			.withMessageStartingWith("[DF-801] Condition '" + text + "' uses ")
			.withMessageEndingWith("conditions only read maps and lists.")
			.satisfies((error) -> assertThat(error.condition()).isEqualTo(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "total >", "total > 100 and", "'open", "(total", "total 5", "#{total}", "1..2", "a b c",
			"\u0000", "items[", "${x}", "=", "total > 0x" })
	void parseWhenTextIsNoExpressionShouldBeRefused(String text) {
		assertThatExceptionOfType(InvalidConditionException.class).isThrownBy(() -> Condition.parse(text))
			.withMessageStartingWith("[DF-801] Condition '" + text + "' is no expression: ")
			.satisfies((error) -> assertThat(error.action()).contains("total > 100 and customer.vip == true"));
	}

	@Test
	void parseWhenTextIsEmptyShouldBeRefused() {
		assertThatExceptionOfType(InvalidConditionException.class).isThrownBy(() -> Condition.parse("  "))
			.withMessage("[DF-801] Condition '  ' is empty.");
	}

	@Test
	void parseWhenTextIsNullShouldBeRefused() {
		assertThatNullPointerException().isThrownBy(() -> Condition.parse(null)).withMessage("'text' must not be null");
	}

	@Test
	void parseWhenTextIsTooLongShouldBeRefusedWithoutRepeatingAllOfIt() {
		assertThatExceptionOfType(InvalidConditionException.class).isThrownBy(() -> Condition.parse("a".repeat(1001)))
			.withMessage("[DF-801] Condition '" + "a".repeat(200) + "…' has 1001 characters; 1000 are allowed.");
		assertThat(Condition.parse("paid" + " ".repeat(996)).test(ORDER)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "(", "[", "{", "items[(" })
	void parseWhenBracketsAreDeepShouldBeRefused(String open) {
		assertThatExceptionOfType(InvalidConditionException.class)
			.isThrownBy(() -> Condition.parse(open.repeat(1000 / open.length())))
			.withMessageEndingWith("nests its brackets more than 50 levels deep.");
	}

	@Test
	void parseWhenOperatorsAreManyShouldNotExhaustTheStack() {
		assertThat(Condition.parse("!".repeat(990) + "paid").test(ORDER)).isFalse();
		assertThat(Condition.parse("paid ? paid : ".repeat(70) + "true").test(ORDER)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "totl > 100", "customer.city == 'Oslo'", "customer.class == null", "items.size > 1",
			"state.length > 1", "items[0].name == 'x'" })
	void testWhenNameIsMissingShouldFail(String text) {
		assertThatExceptionOfType(InvalidConditionException.class).isThrownBy(() -> Condition.parse(text).test(ORDER))
			.withMessageStartingWith("[DF-102] Condition '" + text + "' names '")
			.withMessageEndingWith("', which does not exist.");
	}

	@Test
	void testWhenNameIsMissingShouldProposeTheNearest() {
		assertThatExceptionOfType(InvalidConditionException.class)
			.isThrownBy(() -> Condition.parse("totl > 100").test(Map.of("total", 5, "state", "new")))
			.satisfies((error) -> assertThat(error.action()).contains("Did you mean 'total'?"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "coupon.code == 'x'", "coupon < 5", "coupon >= 5", "5 > coupon", "coupon between {1, 2}",
			"state > 5", "customer > items", "items[2].price > 1", "items[-1] == null", "count / 0 == 1",
			"state matches '('", "paid and coupon or state", "!state", "items.?[price]" })
	void testWhenEvaluationFailsShouldFailRatherThanBeFalse(String text) {
		assertThatExceptionOfType(InvalidConditionException.class).isThrownBy(() -> Condition.parse(text).test(ORDER))
			.withMessageStartingWith("[DF-102] Condition '" + text + "' failed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "total", "state", "coupon", "items", "'true'", "1" })
	void testWhenResultIsNotBooleanShouldFail(String text) {
		assertThatExceptionOfType(InvalidConditionException.class).isThrownBy(() -> Condition.parse(text).test(ORDER))
			.withMessageStartingWith("[DF-102] Condition '" + text + "' must give true or false, but gave ");
	}

	@Test
	void testWhenRegularExpressionRunsAwayShouldFailSoon() {
		Condition condition = Condition.parse("text matches '.*.*.*.*.*b'");
		long start = System.nanoTime();
		assertThatExceptionOfType(InvalidConditionException.class)
			.isThrownBy(() -> condition.test(Map.of("text", "a".repeat(500))))
			.withMessageContaining("Failed to efficiently evaluate pattern");
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
	}

	@Test
	void testWhenSelectionsAreNestedShouldBeBounded() {
		List<Integer> many = IntStream.range(0, 1000).boxed().toList();
		Condition condition = Condition.parse("n.?[#root.n.?[#root.n.?[#this < 0] == null] == null] == null");
		assertThatExceptionOfType(InvalidConditionException.class).isThrownBy(() -> condition.test(Map.of("n", many)))
			.withMessageStartingWith("[DF-102]");
	}

	@Test
	void testWhenCalledByManyThreadsShouldAnswerEach() {
		Condition condition = Condition.parse("n % 2 == 0 and text matches '[0-9]+'");
		assertThat(IntStream.range(0, 5000)
			.parallel()
			.filter((n) -> condition.test(Map.of("n", n, "text", String.valueOf(n))))).hasSize(2500);
	}

	@Test
	void textShouldBeAsWritten() {
		Condition condition = Condition.parse(" a >  1 ");
		assertThat(condition.text()).isEqualTo(" a >  1 ");
		assertThat(condition).hasToString(" a >  1 ");
	}

}
