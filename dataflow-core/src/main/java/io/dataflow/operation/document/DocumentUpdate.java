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
 * Changes documents. The result is one {@link DocumentsUpdated}.
 *
 * @param collection the collection
 * @param filter which documents, in the language of the database; not empty
 * @param update what changes: operators such as {@code $set} and {@code $inc}, each with
 * fields; not empty
 * @param upsert whether a document is inserted when none satisfies the filter
 * @param multi whether all documents that satisfy the filter change, not only the first
 * @since 0.1.0
 */
public record DocumentUpdate(String collection, Map<String, @Nullable Object> filter,
		Map<String, @Nullable Object> update, boolean upsert,
		boolean multi) implements DocumentOperation<DocumentsUpdated> {

	/**
	 * Check the call.
	 */
	public DocumentUpdate {
		CollectionNames.check(collection);
		EmptyDocumentFilterException.check("update", collection, filter);
		filter = DocumentOperators.checked("filter", filter);
		update = UpdateOperators.checked(collection, update);
	}

	@Override
	public Flux<DocumentsUpdated> on(Store store) {
		return store.require(DocumentOperations.class).update(this).flux();
	}

}
