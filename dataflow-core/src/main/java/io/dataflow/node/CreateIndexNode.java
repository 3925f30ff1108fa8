/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.dataflow.operation.document.DocumentIndex;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * {@code CreateIndexNode} and {@code IndexNode}: create an index, yield its
 * {@code index_name}. {@code keys} names its fields, or {@code field} the only one.
 */
final class CreateIndexNode {

	private static final Map<String, Object> KINDS = Map.of("ascending", 1, "asc", 1, "1", 1, "descending", -1, "desc",
			-1, "-1", -1, "text", "text", "geospatial", "2dsphere", "2dsphere", "2dsphere", "hashed", "hashed");

	private CreateIndexNode() {
	}

	static NodeType of(DocumentContext context, String name) {
		return context.type(name, DocumentContext.COLLECTION,
				Port.optional("keys", Object.class)
					.withDescription("Fields, as [[field, kind], …] with 1, -1, text, 2dsphere or hashed."),
				Port.optional("field", String.class).withDescription("Only field, instead of keys."),
				Port.optional("index_type", String.class)
					.withDefault("ascending")
					.withDescription("Kind for field: ascending, descending, text, geospatial (2dsphere) or hashed."),
				DocumentPorts.flag("unique", "Let no two documents have the same keys."),
				DocumentPorts.flag("sparse", "Leave documents without the fields out."),
				Port.optional("name", String.class)
					.withDescription("Name of the index; made of the keys when it is absent."))
			.description("Creates an index.")
			.output(Port.optional("success", Boolean.class).withDescription("Always true: a failure fails the node."))
			.output(Port.optional("index_name", String.class).withDescription("Name of the index."))
			.output(DocumentPorts.COLLECTION)
			.output(Port.optional("index_created", Boolean.class)
				.withDescription("Always true; only where 'field' was given."))
			.output(Port.optional("field", String.class).withDescription("The field; only where 'field' was given."))
			.check(context.check(name, List.of("collection"), CreateIndexNode::operation))
			.run((values) -> run(context, new DocumentInputs(name, values)));
	}

	private static DocumentIndex operation(DocumentInputs inputs) {
		return new DocumentIndex(inputs.collection(), keys(inputs), inputs.flag("unique"), inputs.flag("sparse"),
				inputs.optionalText("name"));
	}

	private static Map<String, Object> keys(DocumentInputs inputs) {
		String field = inputs.optionalText("field");
		if ((field != null) == (inputs.get("keys") != null)) {
			throw inputs.wrong("keys", "a list such as [[\"name\", 1]], or 'field' given instead of it");
		}
		Map<String, Object> keys = new LinkedHashMap<>();
		if (field != null) {
			keys.put(field, kind(inputs, "index_type", inputs.get("index_type")));
		}
		else {
			inputs.pairs("keys").forEach((name, kind) -> keys.put(name, kind(inputs, "keys", kind)));
		}
		return keys;
	}

	private static Object kind(DocumentInputs inputs, String parameter, @Nullable Object given) {
		String text = (given instanceof Number number) ? String.valueOf(number.longValue())
				: (given != null) ? given.toString().toLowerCase(Locale.ROOT) : "ascending";
		Object kind = KINDS.get(text);
		if (kind == null) {
			throw inputs.wrong(parameter,
					"made of ascending (1), descending (-1), text, 2dsphere or hashed, not " + text);
		}
		return kind;
	}

	private static Mono<Map<String, @Nullable Object>> run(DocumentContext context, DocumentInputs inputs) {
		return context.execute(inputs, operation(inputs)).single().map((name) -> {
			Map<String, @Nullable Object> result = new LinkedHashMap<>();
			result.put("success", true);
			result.put("index_name", name);
			result.put("collection", inputs.collection());
			if (inputs.get("field") != null) {
				result.put("index_created", true);
				result.put("field", inputs.get("field"));
			}
			return result;
		});
	}

}
