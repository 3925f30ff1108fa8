/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowEngine;
import org.jspecify.annotations.Nullable;

/**
 * What one {@code ForEachNode} was told to do.
 *
 * @param items the items
 * @param child the workflow that is run for each of them; one instance, so that the
 * engine prepares it once
 * @param name what messages name the node or workflow
 * @param itemInput the input that takes an item as a whole, empty when the item is all
 * inputs, or {@code null} when templates use the item
 * @param concurrency how many items may be at work
 * @param continueOnError whether a failure leaves the other items alone
 */
record ForEach(List<? extends @Nullable Object> items, Workflow child, String name, @Nullable String itemInput,
		int concurrency, boolean continueOnError) {

	static final String ITEM = "item";

	static final String INDEX = "index";

	static final String NODE = "each";

	static final int CONCURRENCY = 10;

	static final int MOST_CONCURRENT = 1000;

	static final int MOST_ITEMS = 100_000;

	static final LocalTemplates TEMPLATES = LocalTemplates.of(ITEM, INDEX);

	static ForEach of(Map<String, @Nullable Object> inputs, WorkflowEngine engine) {
		List<? extends @Nullable Object> items = items(inputs);
		String workflow = Inputs.text(inputs, "workflow");
		String given = (workflow != null) ? "inputs" : "params";
		NodeType type = type((workflow != null) ? SubWorkflowNode.NAME : Inputs.text(inputs, "node", ""), engine);
		Map<String, @Nullable Object> parameters = new LinkedHashMap<>(Inputs.map(inputs, given));
		if (workflow != null) {
			parameters = Map.of("workflow", workflow, "inputs", parameters);
		}
		Workflow child = ChildWorkflow.of(ForEachNode.NAME, NODE, type, TEMPLATES.bind(parameters, type), ITEM, INDEX);
		String itemInput = (inputs.get(given) != null) ? null : (workflow != null) ? "inputs" : "";
		return new ForEach(items, child, (workflow != null) ? "workflow '" + workflow + "'" : type.name(), itemInput,
				Inputs.number(inputs, "concurrency", CONCURRENCY), Inputs.flag(inputs, "continue_on_error", false));
	}

	private static NodeType type(String name, WorkflowEngine engine) {
		return engine.nodeType(name)
			.orElseThrow(() -> new UnknownTypeException(ForEachNode.NAME, name, engine.nodeTypes()));
	}

	private static List<? extends @Nullable Object> items(Map<String, @Nullable Object> inputs) {
		List<? extends @Nullable Object> items = Inputs.list(inputs.get("items"));
		int most = Inputs.number(inputs, "max_items", MOST_ITEMS);
		if (items == null) {
			throw new InvalidControlInputException(ForEachNode.NAME, "items", "a list");
		}
		if (items.size() > most) {
			throw new TooManyItemsException(items.size(), most);
		}
		return items;
	}

	ForEach oneAtATime() {
		return new ForEach(this.items, this.child, this.name, this.itemInput, 1, this.continueOnError);
	}

	/**
	 * Return how the item at a place is run.
	 */
	RunOptions options(int index) {
		Object item = this.items.get(index);
		Map<String, @Nullable Object> inputs = new HashMap<>();
		inputs.put(LocalTemplates.input(ITEM), item);
		inputs.put(LocalTemplates.input(INDEX), index);
		if (this.itemInput != null && item instanceof Map<?, ?> map) {
			inputs.put(NODE, (this.itemInput.isEmpty()) ? map : Collections.singletonMap(this.itemInput, map));
		}
		return RunOptions.inputs(inputs);
	}

}
