/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation.document;

import java.util.Map;

import io.dataflow.operation.Store;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Removes documents. The result is how many.
 *
 * @param collection the collection
 * @param filter which documents, in the language of the database; not empty
 * @param multi whether all documents that satisfy the filter go, not only the first
 * @since 0.1.0
 */
public record DocumentDelete(String collection, Map<String, @Nullable Object> filter,
		boolean multi) implements DocumentOperation<Long> {

	/**
	 * Check the call.
	 */
	public DocumentDelete {
		CollectionNames.check(collection);
		EmptyDocumentFilterException.check("delete", collection, filter);
		filter = DocumentOperators.checked("filter", filter);
	}

	@Override
	public Flux<Long> on(Store store) {
		return store.require(DocumentOperations.class).delete(this).flux();
	}

}
