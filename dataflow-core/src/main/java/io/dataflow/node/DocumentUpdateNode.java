/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dataflow.operation.document.DocumentUpdate;
import io.dataflow.operation.document.DocumentsUpdated;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * {@code DocumentUpdateNode}: changes documents, yields {@code matched_count},
 * {@code modified_count} and {@code upserted_id}.
 */
final class DocumentUpdateNode {

	private static final String NAME = "DocumentUpdateNode";

	private DocumentUpdateNode() {
	}

	static NodeType of(DocumentContext context) {
		return context
			.type(NAME, DocumentContext.COLLECTION, DocumentPorts.SOME,
					Port.required("update", Map.class)
						.withEntries()
						.withText()
						.withDescription("Changes, as operators with fields such as {$set: {name: …}}."),
					DocumentPorts.flag("upsert", "Insert a document when none satisfies the filter."),
					DocumentPorts.flag("multi", "Change all documents that satisfy the filter, not only one."))
			.description("Updates documents.")
			.output(Port.optional("matched_count", Long.class)
				.withDescription("How many documents satisfied the filter."))
			.output(Port.optional("modified_count", Long.class).withDescription("How many of them are different now."))
			.output(Port.optional("upserted_id", String.class)
				.withDescription("Id of the document that was inserted, as text; null when none was."))
			.output(DocumentPorts.COLLECTION)
			.check(context.check(NAME, List.of("collection", "filter", "update"), DocumentUpdateNode::operation))
			.run((values) -> run(context, new DocumentInputs(NAME, values)));
	}

	private static DocumentUpdate operation(DocumentInputs inputs) {
		return new DocumentUpdate(inputs.collection(), inputs.map("filter"), inputs.map("update"),
				inputs.flag("upsert"), inputs.flag("multi"));
	}

	private static Mono<Map<String, @Nullable Object>> run(DocumentContext context, DocumentInputs inputs) {
		return context.execute(inputs, operation(inputs))
			.single()
			.map((updated) -> result(updated, inputs.collection()));
	}

	private static Map<String, @Nullable Object> result(DocumentsUpdated updated, String collection) {
		Map<String, @Nullable Object> result = new LinkedHashMap<>();
		result.put("matched_count", updated.matched());
		result.put("modified_count", updated.modified());
		result.put("upserted_id", (updated.upsertedId() != null) ? updated.upsertedId().toString() : null);
		result.put("collection", collection);
		return result;
	}

}
