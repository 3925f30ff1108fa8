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
import java.util.Set;

import io.dataflow.error.DataFlowException;
import io.dataflow.workflow.Node;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Waits, holding no thread, and passes its data on.
 */
final class DelayNode implements Node {

	static final String NAME = "DelayNode";

	private static final Duration LONGEST = Duration.ofHours(1);

	static NodeType type() {
		return NodeType.of(NAME)
			.description("Waits without holding a thread and passes its data on.")
			.input(Port.required("duration", Object.class)
				.withDescription("How long to wait, up to an hour: ISO-8601 text such as PT1.5S, or milliseconds."))
			.input(Port.optional("data", Object.class).withDescription("Data to pass on."))
			.output(Port.optional("data", Object.class).withDescription("The data, as it was given."))
			.output(Port.optional("delayed_ms", Long.class)
				.withDescription("How long the node waited, in milliseconds."))
			.check(DelayNode::check)
			.run(new DelayNode());
	}

	private static List<DataFlowException> check(Map<String, @Nullable Object> parameters, Set<String> arriving) {
		if (parameters.get("duration") != null) {
			duration(parameters);
		}
		return List.of();
	}

	@Override
	public Mono<Map<String, @Nullable Object>> run(Map<String, @Nullable Object> inputs) {
		return Mono.defer(() -> {
			Duration duration = duration(inputs);
			Map<String, @Nullable Object> result = new LinkedHashMap<>();
			result.put("data", inputs.get("data"));
			result.put("delayed_ms", duration.toMillis());
			return (duration.isZero()) ? Mono.just(result) : Mono.delay(duration).thenReturn(result);
		});
	}

	private static Duration duration(Map<String, @Nullable Object> inputs) {
		return DurationInput.parse(NAME, "duration", inputs.get("duration"), LONGEST);
	}

}
