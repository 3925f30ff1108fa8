/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import io.dataflow.expression.Condition;
import io.dataflow.workflow.RoutedOutputs;
import org.jspecify.annotations.Nullable;

/**
 * What one {@code SwitchNode} was told to do.
 *
 * @param field the path to the value to compare, or {@code null} for the data itself
 * @param operator how to compare
 * @param value what to compare with when there are no cases
 * @param condition the condition that decides instead of a comparison, or {@code null}
 * @param cases the values with outputs of their own
 * @param prefix the begin of the names of these outputs
 * @param defaultField the output for data that no case matches
 * @param passesResult whether the answer is an output
 * @param breaks whether the first match is the last
 */
record SwitchRule(@Nullable String field, SwitchOperator operator, @Nullable Object value,
		@Nullable Condition condition, List<? extends @Nullable Object> cases, String prefix, String defaultField,
		boolean passesResult, boolean breaks) {

	static SwitchRule of(Map<String, @Nullable Object> inputs,
			Function<@Nullable String, @Nullable Condition> conditions) {
		checkTogether(inputs);
		return new SwitchRule(Inputs.text(inputs, "condition_field"),
				SwitchOperator.parse(Inputs.text(inputs, "operator", "==")), inputs.get("value"),
				conditions.apply(Inputs.text(inputs, "condition")), cases(inputs),
				Inputs.text(inputs, "case_prefix", "case_"), Inputs.text(inputs, "default_field", "default"),
				Inputs.flag(inputs, "pass_condition_result", true),
				Inputs.flag(inputs, "break_after_first_match", true));
	}

	/**
	 * Return the outputs that parameters lead to.
	 */
	static Set<String> outputNames(Map<String, @Nullable Object> parameters, Set<String> arriving) {
		if (!Collections.disjoint(arriving, Set.of("cases", "case_prefix", "default_field"))) {
			return Set.of();
		}
		Set<String> names = new LinkedHashSet<>(List.of("condition_result"));
		List<? extends @Nullable Object> cases = cases(parameters);
		if (cases.isEmpty()) {
			names.addAll(List.of("true_output", "false_output"));
			return names;
		}
		String prefix = Inputs.text(parameters, "case_prefix", "case_");
		cases.forEach((value) -> names.add(output(prefix, value)));
		names.add(Inputs.text(parameters, "default_field", "default"));
		return names;
	}

	static void checkTogether(Map<String, @Nullable Object> inputs) {
		if (inputs.get("condition") != null && !cases(inputs).isEmpty()) {
			throw new InvalidControlInputException(SwitchNode.NAME, "condition", "left out when there are 'cases'");
		}
	}

	private static List<? extends @Nullable Object> cases(Map<String, @Nullable Object> inputs) {
		List<? extends @Nullable Object> cases = Inputs.list(inputs.get("cases"));
		return (cases != null) ? cases : List.of();
	}

	RoutedOutputs route(@Nullable Object data) {
		SwitchResult result = new SwitchResult();
		List<?> items = (this.field != null && this.condition == null) ? listOfMaps(data) : null;
		if (!this.cases.isEmpty()) {
			routeByCase(data, items, result);
		}
		else if (items != null) {
			routeItems(items, result);
		}
		else {
			boolean answer = (this.condition != null) ? this.condition.test(variables(data))
					: this.operator.test(read(data), this.value);
			result.put("true_output", (answer) ? data : null, answer);
			result.put("false_output", (answer) ? null : data, !answer);
			passResult(answer, result);
		}
		return result.outputs();
	}

	private void routeItems(List<?> items, SwitchResult result) {
		List<?> holding = select(items, (item) -> this.operator.test(read(item), this.value));
		List<?> others = select(items, (item) -> !this.operator.test(read(item), this.value));
		result.put("true_output", holding, !holding.isEmpty());
		result.put("false_output", others, !others.isEmpty());
		passResult(!holding.isEmpty(), result);
	}

	private void routeByCase(@Nullable Object data, @Nullable List<?> items, SwitchResult result) {
		if (items != null) {
			routeItemsByCase(items, result);
			return;
		}
		List<@Nullable Object> matched = matches(read(data));
		for (Object value : this.cases) {
			boolean live = matched.stream().anyMatch((match) -> output(match).equals(output(value)));
			result.put(output(value), (live) ? data : null, live);
		}
		result.put(this.defaultField, data, matched.isEmpty());
		passResult((matched.isEmpty()) ? null : matched.get(matched.size() - 1), result);
	}

	private void routeItemsByCase(List<?> items, SwitchResult result) {
		Map<String, List<@Nullable Object>> groups = new LinkedHashMap<>();
		this.cases.forEach((value) -> groups.put(output(value), new ArrayList<>()));
		List<@Nullable Object> unmatched = new ArrayList<>();
		for (Object item : items) {
			List<String> outputs = matches(read(item)).stream().map(this::output).distinct().toList();
			outputs.forEach((output) -> groups.getOrDefault(output, unmatched).add(item));
			if (outputs.isEmpty()) {
				unmatched.add(item);
			}
		}
		groups.forEach((output, group) -> result.put(output, group, !group.isEmpty()));
		result.put(this.defaultField, unmatched, !unmatched.isEmpty());
		passResult(select(this.cases, (value) -> !groups.getOrDefault(output(value), List.of()).isEmpty()), result);
	}

	private List<@Nullable Object> matches(@Nullable Object read) {
		List<@Nullable Object> matched = new ArrayList<>();
		for (Object value : this.cases) {
			if (this.operator.test(read, value)) {
				matched.add(value);
				if (this.breaks) {
					break;
				}
			}
		}
		return matched;
	}

	private @Nullable Object read(@Nullable Object data) {
		return (this.field != null) ? FieldPath.read(data, this.field) : data;
	}

	private Map<String, @Nullable Object> variables(@Nullable Object data) {
		Map<String, @Nullable Object> variables = new LinkedHashMap<>();
		if (data instanceof Map<?, ?> map) {
			map.forEach((name, entry) -> variables.put(String.valueOf(name), entry));
		}
		if (!variables.containsKey("data")) {
			variables.put("data", data);
		}
		if (!variables.containsKey("value")) {
			variables.put("value", this.value);
		}
		return variables;
	}

	private String output(@Nullable Object value) {
		return output(this.prefix, value);
	}

	private static String output(String prefix, @Nullable Object value) {
		return prefix + String.valueOf(value).replaceAll("[ \\-.:/]", "_");
	}

	private void passResult(@Nullable Object answer, SwitchResult result) {
		if (this.passesResult) {
			result.put("condition_result", answer, true);
		}
	}

	private static @Nullable List<?> listOfMaps(@Nullable Object data) {
		List<?> list = Inputs.list(data);
		boolean maps = list != null && !list.isEmpty() && list.stream().allMatch((item) -> item instanceof Map);
		return (maps) ? list : null;
	}

	private static List<@Nullable Object> select(List<?> items, Predicate<@Nullable Object> wanted) {
		List<@Nullable Object> selected = new ArrayList<>(items);
		selected.removeIf(wanted.negate());
		return selected;
	}

}
