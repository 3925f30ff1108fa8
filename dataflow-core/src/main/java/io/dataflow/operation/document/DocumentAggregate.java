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
 * Runs a pipeline. The result streams what comes out of it with backpressure.
 *
 * @param collection the collection
 * @param pipeline the stages, at least one
 * @param allowDiskUse whether the database may use its disk for what does not fit into
 * its memory
 * @param allowWrite whether the pipeline may write, with {@code $out} or {@code $merge}
 * @since 0.1.0
 */
public record DocumentAggregate(String collection, List<Map<String, @Nullable Object>> pipeline, boolean allowDiskUse,
		boolean allowWrite) implements DocumentOperation<Map<String, @Nullable Object>> {

	/**
	 * Check the call.
	 */
	public DocumentAggregate {
		CollectionNames.check(collection);
		pipeline = PipelineStages.checked(pipeline, allowWrite);
	}

	/**
	 * Run a pipeline that only reads.
	 * @param collection the collection
	 * @param pipeline the stages
	 * @return the call
	 */
	public static DocumentAggregate of(String collection, List<Map<String, @Nullable Object>> pipeline) {
		return new DocumentAggregate(collection, pipeline, false, false);
	}

	@Override
	public boolean isRead() {
		return !PipelineStages.writes(this.pipeline);
	}

	@Override
	public Flux<Map<String, @Nullable Object>> on(Store store) {
		return store.require(DocumentOperations.class).aggregate(this);
	}

}
