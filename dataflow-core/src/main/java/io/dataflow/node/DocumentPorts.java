/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;

/**
 * Ports that several nodes for documents have, and the results behind them.
 */
final class DocumentPorts {

	static final Port FILTER = Port.optional("filter", Map.class)
		.withEntries()
		.withText()
		.withDescription("Which documents, in MongoDB's language; all of them when it is absent.");

	static final Port SOME = Port.required("filter", Map.class)
		.withEntries()
		.withText()
		.withDescription("Which documents, in MongoDB's language; not empty.");

	static final Port LIMIT = Port.optional("limit", Long.class)
		.withDefault(0L)
		.withDescription("How many at most; 0 for all.");

	static final Port COLLECTION = Port.optional("collection", String.class).withDescription("Name of the collection.");

	static final Port RESULTS = Port.optional("results", List.class).withDescription("What came out, as maps.");

	static final Port COUNT = Port.optional("count", Long.class).withDescription("How many there are.");

	private DocumentPorts() {
	}

	static Port flag(String name, String description) {
		return Port.optional(name, Boolean.class).withDefault(false).withDescription(description);
	}

	static Map<String, @Nullable Object> list(String key, List<Map<String, @Nullable Object>> documents,
			String collection) {
		Map<String, @Nullable Object> result = new LinkedHashMap<>();
		result.put(key, documents);
		result.put("count", (long) documents.size());
		result.put("collection", collection);
		return result;
	}

}
