/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What a node does with a time series.
 */
interface SeriesNode {

	/**
	 * Make the call without performing it, which fails where it makes no sense.
	 */
	void check(NodeInputs inputs);

	Mono<Map<String, @Nullable Object>> run(NodeInputs inputs);

}
