/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.RoutedOutputs;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes node types of lambdas.
 *
 * <pre>{@code
 * &#64;Bean
 * NodeType discountNode() {
 *     return FunctionNode.of("DiscountNode", (inputs) -> Map.of("percent", 10));
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class FunctionNode {

	private FunctionNode() {
	}

	/**
	 * Make a node type whose nodes call a function with their inputs. They take inputs of
	 * any name. A function that returns a map gives its entries as outputs; a
	 * {@link Mono} is waited for, an empty one gives no outputs, and the values of a
	 * {@link Flux} are collected to a list; any other value, and null, becomes the output
	 * {@code result}. An exception of the function fails the node.
	 * @param name the name of the node type, by convention ending in {@code Node}
	 * @param function called once per run of a node with the values by input name, which
	 * may hold null values and are unmodifiable; must not block, so long computations and
	 * blocking calls belong into a {@code Mono} on a scheduler of their own
	 * @return the node type
	 */
	public static NodeType of(String name,
			Function<Map<String, @Nullable Object>, ? extends @Nullable Object> function) {
		Objects.requireNonNull(function, "'function' must not be null");
		return NodeType.of(name)
			.description("Calls a function of the application.")
			.openInputs()
			.openOutputs()
			.run((inputs) -> Mono.defer(() -> outputs(function.apply(inputs))));
	}

	private static Mono<Map<String, @Nullable Object>> outputs(@Nullable Object returned) {
		if (returned instanceof Mono<?> mono) {
			return mono.map(FunctionNode::asOutputs);
		}
		if (returned instanceof Publisher<?> publisher) {
			return Flux.from(publisher).collectList().map(FunctionNode::asOutputs);
		}
		return Mono.just(asOutputs(returned));
	}

	private static Map<String, @Nullable Object> asOutputs(@Nullable Object value) {
		if (value instanceof RoutedOutputs routed) {
			return routed;
		}
		if (!(value instanceof Map<?, ?> map)) {
			return Collections.singletonMap("result", value);
		}
		Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
		map.forEach((key, entry) -> outputs.put(String.valueOf(key), entry));
		return outputs;
	}

}
