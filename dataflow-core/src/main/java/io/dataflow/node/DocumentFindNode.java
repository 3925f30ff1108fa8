/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.List;
import java.util.Map;

import io.dataflow.operation.document.DocumentFind;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * {@code DocumentFindNode}: yields {@code documents} and their {@code count}.
 */
final class DocumentFindNode {

	private static final String NAME = "DocumentFindNode";

	private DocumentFindNode() {
	}

	static NodeType of(DocumentContext context) {
		return context
			.type(NAME, DocumentContext.COLLECTION, DocumentPorts.FILTER,
					Port.optional("projection", Map.class)
						.withEntries()
						.withText()
						.withDescription("Which fields, as {name: 1} or {name: 0}; all when it is absent."),
					Port.optional("sort", Object.class)
						.withDescription("Order, as [[field, 1 or -1], …]; that of the database when it is absent."),
					DocumentPorts.LIMIT,
					Port.optional("skip", Long.class)
						.withDefault(0L)
						.withDescription("How many to leave out at the beginning."))
			.description("Finds documents.")
			.output(Port.optional("documents", List.class).withDescription("Documents as maps; ids as text."))
			.output(DocumentPorts.COUNT)
			.output(DocumentPorts.COLLECTION)
			.check(context.check(NAME, List.of("collection"), DocumentFindNode::operation))
			.run((values) -> run(context, new DocumentInputs(NAME, values)));
	}

	private static DocumentFind operation(DocumentInputs inputs) {
		return new DocumentFind(inputs.collection(), inputs.map("filter"), inputs.map("projection"), inputs.sort(),
				inputs.number("skip", 0), inputs.number("limit", 0));
	}

	private static Mono<Map<String, @Nullable Object>> run(DocumentContext context, DocumentInputs inputs) {
		return context.execute(inputs, operation(inputs))
			.collectList()
			.map((documents) -> DocumentPorts.list("documents", documents, inputs.collection()));
	}

}
