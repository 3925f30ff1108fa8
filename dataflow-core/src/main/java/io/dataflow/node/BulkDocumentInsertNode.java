/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.dataflow.operation.document.DocumentInsert;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * {@code BulkDocumentInsertNode}: adds documents, yields their {@code inserted_ids} in
 * the same order.
 */
final class BulkDocumentInsertNode {

	private static final String NAME = "BulkDocumentInsertNode";

	private BulkDocumentInsertNode() {
	}

	static NodeType of(DocumentContext context) {
		return context
			.type(NAME, DocumentContext.COLLECTION,
					Port.required("documents", Object.class)
						.withDescription("List of documents, none empty; or JSON text of one."),
					Port.optional("ordered", Boolean.class)
						.withDefault(true)
						.withDescription("Stop at the first document that the database refuses."),
					DocumentPorts.flag("bypass_document_validation", "Ignore the rules of the collection."))
			.description("Inserts documents in one call.")
			.output(Port.optional("success", Boolean.class).withDescription("Always true: a failure fails the node."))
			.output(Port.optional("inserted_ids", List.class)
				.withDescription("Ids as text, in the order of the documents."))
			.output(Port.optional("inserted_count", Long.class).withDescription("How many were inserted."))
			.output(DocumentPorts.COLLECTION)
			.check(context.check(NAME, List.of("collection", "documents"), BulkDocumentInsertNode::operation))
			.run((values) -> run(context, new DocumentInputs(NAME, values)));
	}

	private static DocumentInsert operation(DocumentInputs inputs) {
		Object given = inputs.get("documents");
		if (!(given instanceof Collection<?>) && !(given instanceof CharSequence)) {
			throw new BulkShapeException(NAME, "documents");
		}
		return new DocumentInsert(inputs.collection(), inputs.maps("documents"), inputs.flag("ordered", true),
				inputs.flag("bypass_document_validation"));
	}

	private static Mono<Map<String, @Nullable Object>> run(DocumentContext context, DocumentInputs inputs) {
		return context.execute(inputs, operation(inputs))
			.map(String::valueOf)
			.collectList()
			.map((ids) -> Map.of("success", true, "inserted_ids", ids, "inserted_count", (long) ids.size(),
					"collection", inputs.collection()));
	}

}
