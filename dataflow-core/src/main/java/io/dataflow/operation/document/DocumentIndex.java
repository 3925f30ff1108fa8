/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dataflow.operation.Store;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Creates an index. The result is its name. One that is there already in the same form is
 * left as it is.
 *
 * @param collection the collection; it is created when there is none
 * @param keys the fields in their order, each with {@code 1}, {@code -1}, {@code text},
 * {@code 2dsphere} or {@code hashed}; at least one
 * @param unique whether no two documents may have the same keys
 * @param sparse whether documents without the fields are left out
 * @param name the name, or {@code null} for one made of the keys
 * @since 0.1.0
 */
public record DocumentIndex(String collection, Map<String, Object> keys, boolean unique, boolean sparse,
		@Nullable String name) implements DocumentOperation<String> {

	private static final List<Object> KINDS = List.of(1, -1, "text", "2dsphere", "hashed");

	/**
	 * Check the call.
	 */
	public DocumentIndex {
		CollectionNames.check(collection);
		keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
		if (keys.isEmpty()) {
			throw InvalidDocumentException.none("keys");
		}
		keys.forEach(DocumentIndex::check);
	}

	private static void check(String field, Object kind) {
		if (field.isEmpty() || field.startsWith("$") || field.indexOf('\0') >= 0) {
			throw InvalidDocumentException.fieldName(field);
		}
		if (!KINDS.contains(kind)) {
			throw InvalidDocumentException.indexKind(field, kind);
		}
	}

	@Override
	public Flux<String> on(Store store) {
		return store.require(DocumentOperations.class).createIndex(this).flux();
	}

}
