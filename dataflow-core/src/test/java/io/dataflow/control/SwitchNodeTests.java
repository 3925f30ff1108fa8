/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import io.dataflow.expression.InvalidConditionException;
import io.dataflow.workflow.RoutedOutputs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class SwitchNodeTests {

	private static final Map<String, Object> ORDER = Map.of("total", 250, "customer", Map.of("tier", "gold"));

	private static final Map<String, Object> NEW = Map.of("id", 1, "state", "new");

	private static final Map<String, Object> OLD = Map.of("id", 2, "state", "old");

	private static final Map<String, Object> ODD = Map.of("id", 3);

	private final SwitchNode node = new SwitchNode();

	private RoutedOutputs route(Map<String, @Nullable Object> inputs) {
		AtomicReference<RoutedOutputs> result = new AtomicReference<>();
		this.node.run(inputs)
			.as(StepVerifier::create)
			.consumeNextWith(result::set)
			.expectComplete()
			.verify(Duration.ofSeconds(5));
		return result.get();
	}

	private void fails(Map<String, @Nullable Object> inputs, Class<? extends Throwable> type, String message) {
		this.node.run(inputs)
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(type).hasMessage(message))
			.verify(Duration.ofSeconds(5));
	}

	private boolean holds(@Nullable Object data, String operator, @Nullable Object value) {
		Map<String, @Nullable Object> inputs = new HashMap<>();
		inputs.put("input_data", data);
		inputs.put("operator", operator);
		inputs.put("value", value);
		return Boolean.TRUE.equals(route(inputs).get("condition_result"));
	}

	@Test
	void comparisonWhenTrueShouldRouteToTrueOutput() {
		RoutedOutputs result = route(
				Map.of("input_data", ORDER, "condition_field", "total", "operator", ">", "value", 100L));
		assertThat(result.keySet()).containsExactly("true_output", "false_output", "condition_result");
		assertThat(result).containsEntry("true_output", ORDER)
			.containsEntry("false_output", null)
			.containsEntry("condition_result", true);
		assertThat(result.isLive("true_output")).isTrue();
		assertThat(result.isLive("condition_result")).isTrue();
		assertThat(result.isLive("false_output")).isFalse();
	}

	@Test
	void comparisonWhenFalseShouldRouteToFalseOutput() {
		RoutedOutputs result = route(Map.of("data", ORDER, "condition_field", "customer.tier", "value", "silver"));
		assertThat(result).containsEntry("true_output", null).containsEntry("false_output", ORDER);
		assertThat(result.isLive("true_output")).isFalse();
		assertThat(result.isLive("false_output")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "input_data", "data", "input", "items" })
	void dataShouldBeTakenUnderEachOfItsNames(String name) {
		assertThat(route(Map.of(name, 5, "value", 5))).containsEntry("true_output", 5);
	}

	@Test
	void resultWhenNotWantedShouldBeLeftOut() {
		assertThat(route(Map.of("data", 5, "value", 5, "pass_condition_result", false)).keySet())
			.containsExactly("true_output", "false_output");
	}

	@Test
	void equalityShouldIgnoreHowValuesAreHeld() {
		UUID id = UUID.randomUUID();
		assertThat(holds(5, "==", 5.0)).isTrue();
		assertThat(holds(id, "==", id.toString())).isTrue();
		assertThat(holds(DayOfWeek.MONDAY, "!=", "MONDAY")).isFalse();
		assertThat(holds(null, "==", null)).isTrue();
		assertThat(holds("5", "==", 5)).isFalse();
		assertThat(holds(null, "!=", 5)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "6,>,5,true", "5,>,5,false", "5,>=,5,true", "4,<,5,true", "5,<=,4,false", "10,>,9,true" })
	void numbersShouldBeOrderedAsNumbers(int left, String operator, int right, boolean expected) {
		assertThat(holds(left, operator, right)).isEqualTo(expected);
		assertThat(holds((double) left, operator, (long) right)).isEqualTo(expected);
	}

	@Test
	void otherValuesOfOneTypeShouldBeOrdered() {
		assertThat(holds("b", ">", "a")).isTrue();
		assertThat(holds(LocalDate.of(2026, 1, 2), ">=", LocalDate.of(2026, 1, 1))).isTrue();
		assertThat(holds(Double.POSITIVE_INFINITY, ">", 5)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { ">", "<", ">=", "<=", "in", "contains" })
	void nullShouldHaveNoOrder(String operator) {
		assertThat(holds(null, operator, (operator.equals("in")) ? List.of(5) : 5)).isFalse();
		assertThat(holds((operator.equals("contains")) ? List.of(5) : 5, operator, null)).isFalse();
		assertThat(holds(Double.NaN, "<=", Double.NaN)).isFalse();
	}

	@Test
	void membershipShouldWorkOnListsMapsAndText() {
		assertThat(holds(5, "in", List.of(4L, 5L))).isTrue();
		assertThat(holds("a", "in", "cat")).isTrue();
		assertThat(holds("a", "in", Map.of("a", 1))).isTrue();
		assertThat(holds(List.of("a", "b"), "contains", "c")).isFalse();
		assertThat(holds(Set.of("a"), "contains", "a")).isTrue();
		assertThat(holds(Arrays.asList(1, null), "contains", null)).isTrue();
		assertThat(holds("cat", "contains", "at")).isTrue();
	}

	@Test
	void absenceShouldCountAsNull() {
		assertThat(
				route(Map.of("data", ORDER, "condition_field", "coupon", "operator", "is_null")).isLive("true_output"))
			.isTrue();
		assertThat(
				route(Map.of("data", ORDER, "condition_field", "total.x", "operator", "is_null")).isLive("true_output"))
			.isTrue();
		assertThat(route(Map.of("data", ORDER, "condition_field", "total", "operator", "is_not_null"))
			.isLive("true_output")).isTrue();
	}

	@Test
	void pathShouldLeadIntoLists() {
		assertThat(route(Map.of("data", Map.of("a", List.of(Map.of("b", 7))), "condition_field", "a.0.b", "value", 7))
			.isLive("true_output")).isTrue();
		assertThat(route(Map.of("data", Map.of("a.b", 7), "condition_field", "a.b", "value", 7)).isLive("true_output"))
			.isTrue();
		assertThat(route(Map.of("data", Map.of("a", List.of(1)), "condition_field", "a.5", "operator", "is_null"))
			.isLive("true_output")).isTrue();
	}

	@Test
	void incomparableValuesShouldFail() {
		fails(Map.of("data", "15", "operator", ">", "value", 10), SwitchOperatorException.class,
				"[DF-907] SwitchNode cannot compare a value of type String with a value of type Integer by '>'.");
		fails(Map.of("data", 5, "operator", "in", "value", 10), SwitchOperatorException.class,
				"[DF-907] SwitchNode cannot compare a value of type Integer with a value of type Integer by 'in'.");
		fails(Map.of("data", "15", "operator", "contains", "value", 5), SwitchOperatorException.class,
				"[DF-907] SwitchNode cannot compare a value of type String with a value of type Integer by 'contains'.");
	}

	@Test
	void operatorWhenUnknownShouldFailAndNameTheValidOnes() {
		this.node.run(Map.of("data", 5, "operator", "=>", "value", 10))
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error)
				.isInstanceOfSatisfying(SwitchOperatorException.class,
						(refused) -> assertThat(refused.action())
							.contains("==, !=, >, <, >=, <=, in, contains, is_null, is_not_null"))
				.hasMessage("[DF-907] SwitchNode does not know the operator '=>'."))
			.verify(Duration.ofSeconds(5));
	}

	@Test
	void caseWhenMatchedShouldBeTheOnlyLiveBranch() {
		RoutedOutputs result = route(
				Map.of("data", ORDER, "condition_field", "customer.tier", "cases", List.of("silver", "gold", "gold")));
		assertThat(result.keySet()).containsExactly("case_silver", "case_gold", "default", "condition_result");
		assertThat(result).containsEntry("case_silver", null)
			.containsEntry("case_gold", ORDER)
			.containsEntry("default", ORDER)
			.containsEntry("condition_result", "gold");
		assertThat(result.isLive("case_gold")).isTrue();
		assertThat(result.isLive("case_silver")).isFalse();
		assertThat(result.isLive("default")).isFalse();
	}

	@Test
	void caseWhenNoneMatchesShouldRouteToDefault() {
		RoutedOutputs result = route(Map.of("data", "x", "cases", List.of("a", "b"), "default_field", "other"));
		assertThat(result).containsEntry("other", "x").containsEntry("condition_result", null);
		assertThat(result.isLive("other")).isTrue();
		assertThat(result.isLive("case_a")).isFalse();
	}

	@Test
	void casesWhenAllMayMatchShouldAllBeLive() {
		RoutedOutputs result = route(Map.of("data", 50, "operator", ">", "cases", List.of(10, 20, 99),
				"break_after_first_match", false, "case_prefix", "over_"));
		assertThat(result.isLive("over_10")).isTrue();
		assertThat(result.isLive("over_20")).isTrue();
		assertThat(result.isLive("over_99")).isFalse();
		assertThat(result).containsEntry("condition_result", 20);
		assertThat(route(Map.of("data", 50, "operator", ">", "cases", List.of(10, 20))).isLive("case_20")).isFalse();
	}

	@Test
	void namesOfCasesShouldBeMadeOfPlainCharacters() {
		assertThat(route(Map.of("data", "a b-c.d:e/f", "cases", List.of("a b-c.d:e/f"))).isLive("case_a_b_c_d_e_f"))
			.isTrue();
	}

	@Test
	void listOfMapsShouldBeGroupedByCase() {
		RoutedOutputs result = route(Map.of("data", List.of(NEW, OLD, ODD), "condition_field", "state", "cases",
				List.of("new", "old", "gone")));
		assertThat(result).containsEntry("case_new", List.of(NEW))
			.containsEntry("case_old", List.of(OLD))
			.containsEntry("case_gone", List.of())
			.containsEntry("default", List.of(ODD))
			.containsEntry("condition_result", List.of("new", "old"));
		assertThat(result.isLive("case_new")).isTrue();
		assertThat(result.isLive("case_gone")).isFalse();
		assertThat(result.isLive("default")).isTrue();
	}

	@Test
	void listOfMapsWhenEachMatchesShouldNotReachDefault() {
		RoutedOutputs result = route(Map.of("data", List.of(NEW), "condition_field", "state", "cases", List.of("new")));
		assertThat(result.isLive("default")).isFalse();
	}

	@Test
	void listOfMapsWithoutCasesShouldBeParted() {
		RoutedOutputs result = route(Map.of("data", List.of(NEW, OLD), "condition_field", "state", "value", "new"));
		assertThat(result).containsEntry("true_output", List.of(NEW))
			.containsEntry("false_output", List.of(OLD))
			.containsEntry("condition_result", true);
		assertThat(result.isLive("true_output")).isTrue();
		assertThat(result.isLive("false_output")).isTrue();
	}

	@Test
	void listWhenEmptyShouldStillHaveALiveBranch() {
		assertThat(route(Map.of("data", List.of(), "condition_field", "state", "value", "new")).isLive("false_output"))
			.isTrue();
		assertThat(
				route(Map.of("data", List.of(), "condition_field", "state", "cases", List.of("a"))).isLive("default"))
			.isTrue();
	}

	@Test
	void conditionShouldDecide() {
		assertThat(route(Map.of("data", ORDER, "condition", "total > 100 and customer.tier == 'gold'"))
			.isLive("true_output")).isTrue();
		assertThat(route(Map.of("data", ORDER, "condition", "data.total > value", "value", 300)).isLive("false_output"))
			.isTrue();
		assertThat(route(Map.of("data", List.of(1, 2), "condition", "data[1] == 2")).isLive("true_output")).isTrue();
	}

	@Test
	void conditionWhenItFailsShouldFailTheNode() {
		fails(Map.of("data", ORDER, "condition", "totl > 100"), InvalidConditionException.class,
				"[DF-102] Condition 'totl > 100' names 'totl', which does not exist.");
		fails(Map.of("data", ORDER, "condition", "T(Runtime)"), InvalidConditionException.class,
				"[DF-801] Condition 'T(Runtime)' uses a type, 'T(Runtime)'; conditions only read maps and lists.");
	}

	@Test
	void conditionBesideCasesShouldFail() {
		fails(Map.of("data", ORDER, "condition", "true", "cases", List.of(1)), InvalidControlInputException.class,
				"[DF-102] 'condition' of SwitchNode must be left out when there are 'cases'.");
	}

}
