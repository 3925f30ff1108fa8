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
 * {@code LookupNode}: yields documents, each with those of another collection that belong
 * to it.
 */
final class LookupNode {

	private static final String NAME = "LookupNode";

	private LookupNode() {
	}

	static NodeType of(DocumentContext context) {
		return context.type(NAME, DocumentContext.COLLECTION,
				Port.required("from", String.class).withDescription("Name of the other collection."),
				Port.required("local_field", String.class).withDescription("Field of the documents that is compared."),
				Port.required("foreign_field", String.class)
					.withDescription("Field of the other collection that it is compared with."),
				Port.required("as", String.class)
					.withDescription("Field that gets the list of the others that were found."),
				DocumentPorts.FILTER, DocumentPorts.flag("unwind", "Yield one result for each pair instead of lists."),
				DocumentPorts.LIMIT)
			.description("Joins documents with those of another collection.")
			.output(DocumentPorts.RESULTS)
			.output(DocumentPorts.COUNT)
			.output(DocumentPorts.COLLECTION)
			.check(context.check(NAME, List.of("collection", "from", "local_field", "foreign_field", "as"),
					LookupNode::operation))
			.run((values) -> {
				DocumentInputs inputs = new DocumentInputs(NAME, values);
				return PipelineNode.run(context, inputs, operation(inputs));
			});
	}

	private static DocumentAggregate operation(DocumentInputs inputs) {
		List<Map<String, @Nullable Object>> pipeline = Stages.matching(inputs);
		Map<String, @Nullable Object> lookup = new LinkedHashMap<>();
		lookup.put("from", inputs.text("from"));
		lookup.put("localField", Stages.field(inputs, "local_field"));
		lookup.put("foreignField", Stages.field(inputs, "foreign_field"));
		lookup.put("as", Stages.field(inputs, "as"));
		pipeline.add(Map.of("$lookup", lookup));
		if (inputs.flag("unwind")) {
			pipeline.add(Map.of("$unwind", "$" + Stages.field(inputs, "as")));
		}
		Stages.limit(inputs, pipeline);
		return DocumentAggregate.of(inputs.collection(), pipeline);
	}

}
