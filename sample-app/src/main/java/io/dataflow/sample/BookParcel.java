/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.sample;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dataflow.workflow.NodeType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * {@code BookParcelNode}: has an order sent, if it fits into a parcel.
 */
final class BookParcel {

	private static final int MOST_PIECES = 30;

	private BookParcel() {
	}

	static NodeType nodeType() {
		return NodeType.of("BookParcelNode")
			.description("Books the parcel of an order.")
			.input("order_id", Long.class)
			.input("lines", List.class)
			.output("parcel", String.class)
			.run(BookParcel::run);
	}

	private static Mono<Map<String, Object>> run(Map<String, @Nullable Object> inputs) {
		int pieces = ((List<?>) Objects.requireNonNull(inputs.get("lines"))).stream()
			.mapToInt((line) -> ((CartLine) line).quantity())
			.sum();
		if (pieces > MOST_PIECES) {
			return Mono.error(new ParcelTooLargeException(pieces, MOST_PIECES));
		}
		return Mono.just(Map.of("parcel", "parcel-" + inputs.get("order_id")));
	}

}
