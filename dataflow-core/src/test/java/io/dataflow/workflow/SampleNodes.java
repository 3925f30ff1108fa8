/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import io.dataflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Node types that route, join, add up and fail. A node that is given {@code name} writes
 * it down when it runs.
 */
final class SampleNodes {

	final List<String> ran = new CopyOnWriteArrayList<>();

	List<NodeType> types() {
		return List.of(route(), join(), value(), needy(), filtered(), increment(), failing());
	}

	WorkflowEngine engine() {
		return WorkflowEngine.builder().nodeTypes(types()).build();
	}

	/** Gives its value at two outputs, of which only those in {@code live} are live. */
	private NodeType route() {
		return NodeType.of("RouteNode")
			.optionalInput("live", String.class)
			.optionalInput("value", Object.class)
			.output("a", Object.class)
			.output("b", Object.class)
			.run((inputs) -> {
				Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
				outputs.put("a", inputs.get("value"));
				outputs.put("b", inputs.get("value"));
				return Mono.just(RoutedOutputs.of(outputs, Set.of(String.valueOf(inputs.get("live")))));
			});
	}

	private NodeType join() {
		return NodeType.of("JoinNode").joinsBranches().openInputs().openOutputs().run(this::echo);
	}

	private NodeType value() {
		return NodeType.of("ValueNode")
			.optionalInput("name", String.class)
			.optionalInput("value", Object.class)
			.optionalInput("other", Object.class)
			.openOutputs()
			.run(this::echo);
	}

	private NodeType needy() {
		return NodeType.of("NeedyNode")
			.input("needed", Object.class)
			.optionalInput("value", Object.class)
			.openOutputs()
			.run(this::echo);
	}

	private NodeType filtered() {
		return NodeType.of("FilteredNode")
			.input(Port.optional("filter", Map.class).withEntries())
			.optionalInput("value", Object.class)
			.openOutputs()
			.run(this::echo);
	}

	/** Adds one, and routes the sum past what hangs on it once it is more than enough. */
	private NodeType increment() {
		return NodeType.of("IncrementNode")
			.input("v", Integer.class)
			.input("enough", Integer.class, Integer.MAX_VALUE)
			.output("v", Integer.class)
			.run((inputs) -> {
				int sum = (Integer) inputs.get("v") + 1;
				boolean live = sum < (Integer) inputs.get("enough");
				this.ran.add("v" + sum);
				return Mono.just(live ? Map.of("v", sum) : RoutedOutputs.of(Map.of("v", sum), Set.of()));
			});
	}

	static NodeType failing() {
		return NodeType.of("FailingNode")
			.optionalInput("value", Object.class)
			.openOutputs()
			.run((inputs) -> Mono.error(new CodedException(ErrorCode.NOT_FOUND, "No product 'p1'.")));
	}

	private Mono<Map<String, @Nullable Object>> echo(Map<String, @Nullable Object> inputs) {
		if (inputs.get("name") != null) {
			this.ran.add(String.valueOf(inputs.get("name")));
		}
		return Mono.just(inputs);
	}

}
