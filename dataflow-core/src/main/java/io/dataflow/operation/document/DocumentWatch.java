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
 * Watches the changes of a collection. The result has no end; it is cancelled by who no
 * longer wants it. After an error, a call with the {@link DocumentChange#resumeToken()}
 * of the last change goes on where this one stopped.
 *
 * @param collection the collection
 * @param pipeline stages that select and form changes; may be empty
 * @param fullDocument whether changes of fields come with the document as it is when it
 * is looked up
 * @param resumeAfter behind which change to begin, or {@code null} for what comes from
 * now on
 * @since 0.1.0
 */
public record DocumentWatch(String collection, List<Map<String, @Nullable Object>> pipeline, boolean fullDocument,
		@Nullable String resumeAfter) implements DocumentOperation<DocumentChange> {

	/**
	 * Check the call.
	 */
	public DocumentWatch {
		CollectionNames.check(collection);
		pipeline = (pipeline.isEmpty()) ? List.of() : PipelineStages.checked(pipeline, false);
	}

	/**
	 * Watch all changes from now on, with whole documents.
	 * @param collection the collection
	 * @return the call
	 */
	public static DocumentWatch of(String collection) {
		return new DocumentWatch(collection, List.of(), true, null);
	}

	/**
	 * Return the same call, which begins behind a change.
	 * @param token the {@link DocumentChange#resumeToken()} of that change
	 * @return the call
	 */
	public DocumentWatch resumedAfter(String token) {
		return new DocumentWatch(this.collection, this.pipeline, this.fullDocument, token);
	}

	@Override
	public boolean isRead() {
		return true;
	}

	@Override
	public Flux<DocumentChange> on(Store store) {
		return store.require(ChangeStreams.class).watch(this);
	}

}
