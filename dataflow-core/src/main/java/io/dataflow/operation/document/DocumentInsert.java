/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation.document;

import java.util.List;
import java.util.Map;

import io.dataflow.operation.Store;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Adds documents. The result holds their ids, in the order of the call. Outside of a
 * transaction those before one that the database refuses stay, unless there is only one;
 * of an unordered call all that it accepts do.
 *
 * @param collection the collection; it is created when there is none
 * @param documents the documents, at least one, none of them empty; one without
 * {@code _id} gets one
 * @param ordered whether the first document that is refused ends the call
 * @param bypassValidation whether rules of the collection for its documents are ignored
 * @since 0.1.0
 */
public record DocumentInsert(String collection, List<Map<String, @Nullable Object>> documents, boolean ordered,
		boolean bypassValidation) implements DocumentOperation<Object> {

	/**
	 * Check the call.
	 */
	public DocumentInsert {
		CollectionNames.check(collection);
		documents = List.copyOf(documents);
		if (documents.isEmpty()) {
			throw InvalidDocumentException.none("documents");
		}
		for (int i = 0; i < documents.size(); i++) {
			if (documents.get(i).isEmpty()) {
				throw InvalidDocumentException.empty(i);
			}
		}
	}

	/**
	 * Add one document.
	 * @param collection the collection
	 * @param document the document
	 * @return the call
	 */
	public static DocumentInsert of(String collection, Map<String, @Nullable Object> document) {
		return new DocumentInsert(collection, List.of(document), true, false);
	}

	@Override
	public Flux<Object> on(Store store) {
		return store.require(DocumentOperations.class).insert(this);
	}

}
