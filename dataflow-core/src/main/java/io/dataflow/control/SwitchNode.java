/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dataflow.error.DataFlowException;
import io.dataflow.expression.Condition;
import io.dataflow.workflow.Node;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Port;
import io.dataflow.workflow.RoutedOutputs;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Sends data down one of several branches: by a comparison, by a condition, or by cases.
 */
final class SwitchNode implements Node {

	static final String NAME = "SwitchNode";

	private static final int KEPT_CONDITIONS = 1000;

	private final Cache<String, Condition> conditions = Caffeine.newBuilder().maximumSize(KEPT_CONDITIONS).build();

	static NodeType type() {
		SwitchNode node = new SwitchNode();
		return NodeType.of(NAME)
			.description("Passes its data to 'true_output' or 'false_output' by a comparison or a condition, or to "
					+ "the outputs of the cases that match and else to 'default'. Branches of other outputs are skipped.")
			.input(Port.required("input_data", Object.class)
				.withAliases("data", "input", "items")
				.withDescription("Data to pass on; of a list of maps, each map is compared on its own."))
			.input(Port.optional("condition_field", String.class)
				.withDescription("Path to the value to compare, such as customer.tier; without it, the data itself."))
			.input(Port.optional("operator", String.class)
				.withDefault("==")
				.withDescription("One of " + String.join(" ", SwitchOperator.symbols()) + "."))
			.input(Port.optional("value", Object.class)
				.withDescription("What to compare with when there are no cases."))
			.input(Port.optional("condition", String.class)
				.withDescription(
						"Condition over the entries of the data, such as total > 100, instead of a comparison; "
								+ "'data' stands for the data and 'value' for the value."))
			.input(Port.optional("cases", Collection.class)
				.withDescription("Values to compare with, each with an output of its own."))
			.input(Port.optional("case_prefix", String.class)
				.withDefault("case_")
				.withDescription("Begin of the names of the outputs of cases."))
			.input(Port.optional("default_field", String.class)
				.withDefault("default")
				.withDescription("Output for data that no case matches."))
			.input(Port.optional("pass_condition_result", Boolean.class)
				.withDefault(true)
				.withDescription("Give the answer, or the case that matched, as 'condition_result'."))
			.input(Port.optional("break_after_first_match", Boolean.class)
				.withDefault(true)
				.withDescription("Stop at the first case that matches."))
			.output(Port.optional("true_output", Object.class).withDescription("Data for which the comparison holds."))
			.output(Port.optional("false_output", Object.class)
				.withDescription("Data for which the comparison does not hold."))
			.output(Port.optional("condition_result", Object.class)
				.withDescription("The answer; with cases the last that matched, or of a list those that matched."))
			.openOutputs(SwitchRule::outputNames)
			.check(node::check)
			.run(node);
	}

	@Override
	public Mono<RoutedOutputs> run(Map<String, @Nullable Object> inputs) {
		return Mono.fromSupplier(() -> {
			Object data = Inputs.first(inputs, "input_data", "data", "input", "items");
			return SwitchRule.of(inputs, this::condition).route(data);
		});
	}

	private List<DataFlowException> check(Map<String, @Nullable Object> parameters, Set<String> arriving) {
		List<DataFlowException> problems = new ArrayList<>();
		collect(problems, () -> SwitchOperator.parse(Inputs.text(parameters, "operator", "==")));
		collect(problems, () -> condition(Inputs.text(parameters, "condition")));
		collect(problems, () -> SwitchRule.checkTogether(parameters));
		return problems;
	}

	private static void collect(List<DataFlowException> problems, Runnable check) {
		try {
			check.run();
		}
		catch (DataFlowException ex) {
			problems.add(ex);
		}
	}

	private @Nullable Condition condition(@Nullable String text) {
		return (text != null) ? this.conditions.get(text, Condition::parse) : null;
	}

}
