/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.List;
import java.util.Map;

import io.dataflow.operation.document.DocumentInsert;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * {@code DocumentInsertNode}: adds one document, yields its {@code inserted_id}.
 */
final class DocumentInsertNode {

	private static final String NAME = "DocumentInsertNode";

	private DocumentInsertNode() {
	}

	static NodeType of(DocumentContext context) {
		return context
			.type(NAME, DocumentContext.COLLECTION,
					Port.required("document", Map.class)
						.withEntries()
						.withText()
						.withDescription("Document, not empty; it gets an '_id' when it has none."),
					DocumentPorts.flag("bypass_document_validation", "Ignore the rules of the collection."))
			.description("Inserts one document.")
			.output(Port.optional("success", Boolean.class).withDescription("Always true: a failure fails the node."))
			.output(Port.optional("inserted_id", String.class).withDescription("Id of the document, as text."))
			.output(DocumentPorts.COLLECTION)
			.check(context.check(NAME, List.of("collection", "document"), DocumentInsertNode::operation))
			.run((values) -> run(context, new DocumentInputs(NAME, values)));
	}

	private static DocumentInsert operation(DocumentInputs inputs) {
		return new DocumentInsert(inputs.collection(), List.of(inputs.map("document")), true,
				inputs.flag("bypass_document_validation"));
	}

	private static Mono<Map<String, @Nullable Object>> run(DocumentContext context, DocumentInputs inputs) {
		return context.execute(inputs, operation(inputs))
			.single()
			.map((id) -> Map.of("success", true, "inserted_id", String.valueOf(id), "collection", inputs.collection()));
	}

}
