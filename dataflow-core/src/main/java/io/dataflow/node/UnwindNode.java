/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dataflow.operation.document.DocumentAggregate;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;

/**
 * {@code UnwindNode}: yields one result for each element of a list that documents have.
 */
final class UnwindNode {

	private static final String NAME = "UnwindNode";

	private UnwindNode() {
	}

	static NodeType of(DocumentContext context) {
		return context
			.type(NAME, DocumentContext.COLLECTION,
					Port.required("path", String.class)
						.withDescription("Field with the list, for instance items or order.items."),
					DocumentPorts.FILTER,
					DocumentPorts.flag("preserve_null_and_empty",
							"Also yield documents whose list is empty, null or missing."),
					Port.optional("include_array_index", String.class)
						.withDescription(
								"Field that gets the position of the element, from 0; none when it is absent."),
					DocumentPorts.LIMIT)
			.description("Flattens a list of documents.")
			.output(DocumentPorts.RESULTS)
			.output(DocumentPorts.COUNT)
			.output(DocumentPorts.COLLECTION)
			.check(context.check(NAME, List.of("collection", "path"), UnwindNode::operation))
			.run((values) -> {
				DocumentInputs inputs = new DocumentInputs(NAME, values);
				return PipelineNode.run(context, inputs, operation(inputs));
			});
	}

	private static DocumentAggregate operation(DocumentInputs inputs) {
		List<Map<String, @Nullable Object>> pipeline = Stages.matching(inputs);
		Map<String, @Nullable Object> unwind = new LinkedHashMap<>();
		unwind.put("path", "$" + Stages.field(inputs, "path"));
		unwind.put("preserveNullAndEmptyArrays", inputs.flag("preserve_null_and_empty"));
		if (inputs.get("include_array_index") != null) {
			unwind.put("includeArrayIndex", Stages.field(inputs, "include_array_index"));
		}
		pipeline.add(Map.of("$unwind", unwind));
		Stages.limit(inputs, pipeline);
		return DocumentAggregate.of(inputs.collection(), pipeline);
	}

}
