/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation.document;

import io.dataflow.operation.Store;
import reactor.core.publisher.Flux;

/**
 * Looks at some documents, chosen at random, to find out what fields they have. The
 * result is one {@link InferredSchema}.
 *
 * @param collection the collection
 * @param size how many documents to look at, from 1 to {@value #MOST}
 * @since 0.1.0
 */
public record DocumentSample(String collection, int size) implements DocumentOperation<InferredSchema> {

	/** How many documents are looked at unless told. */
	public static final int USUAL = 1000;

	/** How many documents may be looked at. */
	public static final int MOST = 100_000;

	/**
	 * Check the call.
	 */
	public DocumentSample {
		CollectionNames.check(collection);
		if (size < 1 || size > MOST) {
			throw InvalidDocumentException.sampleSize(size);
		}
	}

	@Override
	public boolean isRead() {
		return true;
	}

	@Override
	public Flux<InferredSchema> on(Store store) {
		return store.require(DocumentOperations.class).infer(this).flux();
	}

}
