/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dataflow.operation.document.DocumentSample;
import io.dataflow.operation.document.InferredSchema;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * {@code InferSchemaNode}: looks at some documents of a collection and yields the
 * {@code schema} that they seem to have.
 */
final class InferSchemaNode {

	private static final String NAME = "InferSchemaNode";

	private InferSchemaNode() {
	}

	static NodeType of(DocumentContext context) {
		return context
			.type(NAME, DocumentContext.COLLECTION,
					Port.optional("sample_size", Long.class)
						.withDefault((long) DocumentSample.USUAL)
						.withDescription("How many documents to look at, from 1 to " + DocumentSample.MOST
								+ ", chosen at random."))
			.description("Finds out what fields the documents of a collection have.")
			.output(Port.optional("schema", Map.class)
				.withDescription("By path of the field: type, types, count, nullable and primary_key."))
			.output(Port.optional("sampled", Long.class).withDescription("How many documents were looked at."))
			.output(DocumentPorts.COLLECTION)
			.check(context.check(NAME, List.of("collection"), InferSchemaNode::operation))
			.run((values) -> run(context, new DocumentInputs(NAME, values)));
	}

	private static DocumentSample operation(DocumentInputs inputs) {
		long size = inputs.number("sample_size", DocumentSample.USUAL);
		return new DocumentSample(inputs.collection(), (int) Math.max(Math.min(size, Integer.MAX_VALUE), 0));
	}

	private static Mono<Map<String, @Nullable Object>> run(DocumentContext context, DocumentInputs inputs) {
		return context.execute(inputs, operation(inputs))
			.single()
			.map((schema) -> Map.of("schema", fields(schema), "sampled", schema.sampled(), "collection",
					inputs.collection()));
	}

	private static Map<String, Object> fields(InferredSchema schema) {
		Map<String, Object> fields = new LinkedHashMap<>();
		schema.fields()
			.forEach((field) -> fields.put(field.path(), Map.of("type", field.type(), "types", field.types(), "count",
					field.count(), "nullable", field.nullable(), "primary_key", field.path().equals("_id"))));
		return fields;
	}

}
