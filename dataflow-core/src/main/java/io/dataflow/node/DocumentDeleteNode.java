/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.List;
import java.util.Map;

import io.dataflow.operation.document.DocumentDelete;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * {@code DocumentDeleteNode}: removes documents, yields their {@code deleted_count}.
 */
final class DocumentDeleteNode {

	private static final String NAME = "DocumentDeleteNode";

	private DocumentDeleteNode() {
	}

	static NodeType of(DocumentContext context) {
		return context
			.type(NAME, DocumentContext.COLLECTION, DocumentPorts.SOME,
					DocumentPorts.flag("multi", "Remove all documents that satisfy the filter, not only one."))
			.description("Deletes documents.")
			.output(Port.optional("deleted_count", Long.class).withDescription("How many were removed."))
			.output(DocumentPorts.COLLECTION)
			.check(context.check(NAME, List.of("collection", "filter"), DocumentDeleteNode::operation))
			.run((values) -> run(context, new DocumentInputs(NAME, values)));
	}

	private static DocumentDelete operation(DocumentInputs inputs) {
		return new DocumentDelete(inputs.collection(), inputs.map("filter"), inputs.flag("multi"));
	}

	private static Mono<Map<String, @Nullable Object>> run(DocumentContext context, DocumentInputs inputs) {
		return context.execute(inputs, operation(inputs))
			.single()
			.map((count) -> Map.of("deleted_count", count, "collection", inputs.collection()));
	}

}
