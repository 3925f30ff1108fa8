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
 * Parts the table of a time series into chunks of time, unless it is. The result is
 * whether it was not. A table that has records is refused.
 *
 * @param model the model
 * @param chunk the length of the time that one chunk holds
 * @since 0.1.0
 */
public record CreateHypertable(EntityModel model, Duration chunk) implements Operation<Boolean> {

	/**
	 * Check the call.
	 * @throws InvalidTimeSeriesException DF-102 if the model is no time series or the
	 * chunk is not positive
	 */
	public CreateHypertable {
		TimeBuckets.checkLength(model, "chunk", chunk);
	}

	/**
	 * Make a hypertable as the model declares it.
	 * @param model the model
	 * @return the operation
	 */
	public static CreateHypertable of(EntityModel model) {
		return new CreateHypertable(model, TimeSpan.series(model).chunk());
	}

	@Override
	public Flux<Boolean> on(Store store) {
		return store.require(TimeSeriesOperations.class).createHypertable(this).flux();
	}

}
