/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.List;
import java.util.Map;

import io.dataflow.operation.document.DocumentCount;
import io.dataflow.workflow.NodeType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * {@code DocumentCountNode}: yields the {@code count} of the documents that satisfy a
 * filter.
 */
final class DocumentCountNode {

	private static final String NAME = "DocumentCountNode";

	private DocumentCountNode() {
	}

	static NodeType of(DocumentContext context) {
		return context.type(NAME, DocumentContext.COLLECTION, DocumentPorts.FILTER)
			.description("Counts documents.")
			.output(DocumentPorts.COUNT)
			.output(DocumentPorts.COLLECTION)
			.check(context.check(NAME, List.of("collection"), DocumentCountNode::operation))
			.run((values) -> run(context, new DocumentInputs(NAME, values)));
	}

	private static DocumentCount operation(DocumentInputs inputs) {
		return new DocumentCount(inputs.collection(), inputs.map("filter"));
	}

	private static Mono<Map<String, @Nullable Object>> run(DocumentContext context, DocumentInputs inputs) {
		return context.execute(inputs, operation(inputs))
			.single()
			.map((count) -> Map.of("count", count, "collection", inputs.collection()));
	}

}
