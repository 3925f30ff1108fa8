/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import java.time.Duration;

import io.dataflow.model.EntityModel;
import reactor.core.publisher.Flux;

/**
 * Asks how much time one chunk of the table of a time series holds, which may have been
 * made otherwise than the model declares. The result is empty where the table is no
 * hypertable.
 *
 * @param model the model
 * @since 0.1.0
 */
public record HypertableChunk(EntityModel model) implements Operation<Duration> {

	@Override
	public Flux<Duration> on(Store store) {
		return store.require(TimeSeriesOperations.class).chunk(this.model).flux();
	}

	@Override
	public boolean isRead() {
		return true;
	}

}
