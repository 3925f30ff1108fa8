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
 * Counts documents. The result is one number.
 *
 * @param collection the collection
 * @param filter which documents, in the language of the database; empty for all
 * @since 0.1.0
 */
public record DocumentCount(String collection,
		Map<String, @Nullable Object> filter) implements DocumentOperation<Long> {

	/**
	 * Check the call.
	 */
	public DocumentCount {
		CollectionNames.check(collection);
		filter = DocumentOperators.checked("filter", filter);
	}

	@Override
	public boolean isRead() {
		return true;
	}

	@Override
	public Flux<Long> on(Store store) {
		return store.require(DocumentOperations.class).count(this).flux();
	}

}
