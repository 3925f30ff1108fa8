/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What a node does: inputs in, a map of outputs out.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Node {

	/**
	 * Run once. Must not block: the engine calls this on the thread that completed the
	 * last input. The Reactor Context of the subscription holds the {@link RunContext}.
	 * @param inputs the values by input name, in the order parameters, connections, run
	 * inputs, defaults; may contain null values; unmodifiable
	 * @return the outputs by name; empty means no outputs. A map that holds
	 * {@code success: false} counts as a failure
	 */
	Mono<? extends Map<String, ? extends @Nullable Object>> run(Map<String, @Nullable Object> inputs);

}
