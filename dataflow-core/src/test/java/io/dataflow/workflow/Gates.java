/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Nodes that wait until the test lets them go. A node is known by its parameter
 * {@code name}.
 */
final class Gates {

	final List<String> started = new CopyOnWriteArrayList<>();

	final List<String> cancelled = new CopyOnWriteArrayList<>();

	private final Map<String, Sinks.One<Map<String, Object>>> sinks = new ConcurrentHashMap<>();

	NodeType type() {
		return NodeType.of("GateNode")
			.input("name", String.class)
			.optionalInput("in", Object.class)
			.optionalInput("in2", Object.class)
			.output("out", Object.class)
			.run((inputs) -> {
				String name = String.valueOf(inputs.get("name"));
				return sink(name).asMono()
					.doOnSubscribe((s) -> this.started.add(name))
					.doOnCancel(() -> this.cancelled.add(name));
			});
	}

	static Workflow independent(String... names) {
		WorkflowBuilder builder = Workflow.builder("gates");
		for (String name : names) {
			builder.addNode("GateNode", name, Map.of("name", name));
		}
		return builder.build();
	}

	void open(String name) {
		sink(name).tryEmitValue(Map.of("out", name));
	}

	void open(String name, Object value) {
		sink(name).tryEmitValue(Map.of("out", value));
	}

	void fail(String name, Throwable error) {
		sink(name).tryEmitError(error);
	}

	private Sinks.One<Map<String, Object>> sink(String name) {
		return this.sinks.computeIfAbsent(name, (key) -> Sinks.one());
	}

	static NodeType echo() {
		return NodeType.of("EchoNode")
			.optionalInput("value", Object.class)
			.optionalInput("other", Object.class)
			.openOutputs()
			.run((inputs) -> Mono.just(inputs));
	}

}
