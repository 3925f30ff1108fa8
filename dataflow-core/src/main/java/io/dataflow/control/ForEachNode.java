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

import io.dataflow.error.DataFlowException;
import io.dataflow.workflow.EnclosingTransaction;
import io.dataflow.workflow.Node;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Port;
import io.dataflow.workflow.WorkflowEngine;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Runs a node, or a workflow, once for each item of a list. Several items are at work at
 * the same time, except in a transaction; results come in the order of the items.
 */
final class ForEachNode implements Node {

	static final String NAME = "ForEachNode";

	static NodeType type() {
		return NodeType.of(NAME)
			.description("Runs a node or a workflow for each item of a list. In 'params' and 'inputs' {{ item }}, "
					+ "{{ item.name }} and {{ index }} stand for the item and its place, which begins at 0.")
			.strict()
			.input(Port.required("items", Collection.class).withDescription("Items, in their order."))
			.input(Port.optional("node", String.class).withDescription("Type of the node to run for each item."))
			.input(Port.optional("params", Map.class)
				.withDescription("Parameters of that node; without them an item that is a map gives its inputs."))
			.input(Port.optional("workflow", String.class)
				.withDescription("Name of the workflow to run for each item, instead of a node."))
			.input(Port.optional("inputs", Map.class)
				.withDescription("Inputs of that workflow; without them an item that is a map gives them."))
			.input(Port.optional("concurrency", Integer.class)
				.withDefault(ForEach.CONCURRENCY)
				.withDescription("How many items may be at work at the same time, 1 to 1000; 1 in a transaction."))
			.input(Port.optional("continue_on_error", Boolean.class)
				.withDefault(false)
				.withDescription("Go on with the other items when one fails; not in a transaction."))
			.input(Port.optional("max_items", Integer.class)
				.withDefault(ForEach.MOST_ITEMS)
				.withDescription("How many items are taken; more fail the node before the first is run."))
			.localNames("params", ForEach.ITEM, ForEach.INDEX, SagaStep.STEPS)
			.localNames("inputs", ForEach.ITEM, ForEach.INDEX)
			.output(Port.optional("results", List.class)
				.withDescription("Result of the node, or of SubWorkflowNode, per item; null for those that failed."))
			.output(Port.optional("count", Integer.class).withDescription("Number of items."))
			.output(Port.optional("succeeded", Integer.class).withDescription("Number of items that succeeded."))
			.output(Port.optional("failed", Integer.class).withDescription("Number of items that failed."))
			.output(Port.optional("errors", List.class)
				.withDescription("{index, code, message} per item that failed, in the order of the items."))
			.delegates(Delegations.TARGET)
			.check(ForEachNode::check)
			.run(new ForEachNode());
	}

	private static List<DataFlowException> check(Map<String, @Nullable Object> parameters, Set<String> arriving) {
		List<DataFlowException> problems = new ArrayList<>();
		checkTarget(problems, parameters, arriving);
		if (!TransactionManagerNode.NAME.equals(Inputs.text(parameters, "node", TransactionManagerNode.NAME))
				&& SagaStep.TEMPLATES.areUsedIn(parameters.get("params"))) {
			problems.add(new InvalidControlInputException(NAME, "params",
					"without templates of 'steps', which have a meaning only for " + TransactionManagerNode.NAME));
		}
		inRange(problems, parameters, "concurrency", ForEach.MOST_CONCURRENT);
		inRange(problems, parameters, "max_items", Integer.MAX_VALUE);
		return problems;
	}

	private static void checkTarget(List<DataFlowException> problems, Map<String, @Nullable Object> parameters,
			Set<String> arriving) {
		boolean node = parameters.get("node") != null || arriving.contains("node");
		boolean workflow = parameters.get("workflow") != null || arriving.contains("workflow");
		if (node == workflow) {
			problems.add(new InvalidControlInputException(NAME, "node", "given, or else 'workflow', but not both"));
		}
		if (parameters.get("params") != null && !node) {
			problems.add(new InvalidControlInputException(NAME, "params", "left out when there is no 'node'"));
		}
		if (parameters.get("inputs") != null && !workflow) {
			problems.add(new InvalidControlInputException(NAME, "inputs", "left out when there is no 'workflow'"));
		}
	}

	private static void inRange(List<DataFlowException> problems, Map<String, @Nullable Object> inputs, String name,
			int most) {
		int number = Inputs.number(inputs, name, 1);
		if (number < 1 || number > most) {
			problems.add(new InvalidControlInputException(NAME, name,
					(most == Integer.MAX_VALUE) ? "at least 1" : "from 1 to " + most));
		}
	}

	@Override
	public Mono<Map<String, @Nullable Object>> run(Map<String, @Nullable Object> inputs) {
		return Mono.deferContextual((context) -> {
			check(inputs, Set.of()).stream().findFirst().ifPresent((problem) -> {
				throw problem;
			});
			boolean inTransaction = EnclosingTransaction.isPresent(context);
			return WorkflowEngine.current().flatMap((engine) -> run(engine, ForEach.of(inputs, engine), inTransaction));
		});
	}

	private static Mono<Map<String, @Nullable Object>> run(WorkflowEngine engine, ForEach forEach,
			boolean inTransaction) {
		if (inTransaction && forEach.continueOnError()) {
			return Mono.error(InsideTransactionException.continueOnError());
		}
		return new ForEachRun(engine, (inTransaction) ? forEach.oneAtATime() : forEach).run();
	}

}
