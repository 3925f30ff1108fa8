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
 * Reads documents. The result streams them with backpressure.
 *
 * @param collection the collection
 * @param filter which documents, in the language of the database; empty for all
 * @param projection which fields of them; empty for all
 * @param sort by which fields, each 1 or -1; empty for the order of the database
 * @param skip how many to leave out at the beginning, not negative
 * @param limit how many at most, 0 for all
 * @since 0.1.0
 */
public record DocumentFind(String collection, Map<String, @Nullable Object> filter,
		Map<String, @Nullable Object> projection, Map<String, @Nullable Object> sort, long skip,
		long limit) implements DocumentOperation<Map<String, @Nullable Object>> {

	/**
	 * Check the call.
	 */
	public DocumentFind {
		CollectionNames.check(collection);
		filter = DocumentOperators.checked("filter", filter);
		projection = DocumentOperators.checked("projection", projection);
		sort = DocumentOperators.checked("sort", sort);
		checkCount("skip", skip);
		checkCount("limit", limit);
	}

	private static void checkCount(String name, long value) {
		NegativeLimitException.check(name, value);
		if (value > Integer.MAX_VALUE) {
			throw InvalidDocumentException.count(name, value);
		}
	}

	/**
	 * Read all documents that satisfy a filter.
	 * @param collection the collection
	 * @param filter which documents
	 * @return the call
	 */
	public static DocumentFind of(String collection, Map<String, @Nullable Object> filter) {
		return new DocumentFind(collection, filter, Map.of(), Map.of(), 0, 0);
	}

	@Override
	public boolean isRead() {
		return true;
	}

	@Override
	public Flux<Map<String, @Nullable Object>> on(Store store) {
		return store.require(DocumentOperations.class).find(this);
	}

}
