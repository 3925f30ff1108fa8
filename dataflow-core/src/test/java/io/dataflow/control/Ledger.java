/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.dataflow.workflow.NodeType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Nodes without a database: {@code DoNode} and {@code UndoNode} write down that they took
 * effect, and can be held up or made to fail by name.
 */
final class Ledger {

	final List<String> entries = new CopyOnWriteArrayList<>();

	final Map<String, AtomicInteger> failures = new ConcurrentHashMap<>();

	final Map<String, Sinks.Empty<Void>> gates = new ConcurrentHashMap<>();

	/** How long every effect takes. */
	Duration delay = Duration.ZERO;

	void fail(String entry, int times) {
		this.failures.put(entry, new AtomicInteger(times));
	}

	void hold(String entry) {
		this.gates.put(entry, Sinks.empty());
	}

	void release(String entry) {
		this.gates.get(entry).tryEmitEmpty();
	}

	List<NodeType> nodeTypes() {
		return List.of(type("DoNode", "do "), type("UndoNode", "undo "));
	}

	private NodeType type(String name, String prefix) {
		return NodeType.of(name)
			.input("name", Object.class)
			.optionalInput("note", Object.class)
			.output("id", String.class)
			.output("name", Object.class)
			.output("note", Object.class)
			.run((inputs) -> Mono.defer(() -> effect(prefix + inputs.get("name"), inputs)));
	}

	private Mono<Map<String, @Nullable Object>> effect(String entry, Map<String, @Nullable Object> inputs) {
		Sinks.Empty<Void> gate = this.gates.get(entry);
		Mono<Void> work = (this.delay.isZero()) ? Mono.empty() : Mono.delay(this.delay).then();
		Mono<Void> begin = (gate != null) ? gate.asMono() : work;
		return begin.then(Mono.fromCallable(() -> {
			if (this.failures.containsKey(entry) && this.failures.get(entry).getAndDecrement() > 0) {
				throw new IllegalStateException(entry + " is out of order");
			}
			this.entries.add(entry);
			return result(inputs);
		}));
	}

	private static Map<String, @Nullable Object> result(Map<String, @Nullable Object> inputs) {
		Map<String, @Nullable Object> result = new LinkedHashMap<>();
		result.put("id", inputs.get("name") + "-1");
		result.put("name", inputs.get("name"));
		result.put("note", inputs.get("note"));
		return result;
	}

}
