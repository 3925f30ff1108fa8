/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.observation;

import io.micrometer.common.KeyValues;

/**
 * Observes runs as {@code dataflow.run}: tags {@code workflow}, {@code outcome} and
 * {@code code}, and for traces {@code run.id}. The name of a workflow is a tag, as those
 * who write an application choose it; workflows that are made at run time should not have
 * names that are made as well.
 *
 * @since 0.1.0
 */
public final class DefaultRunObservationConvention implements RunObservationConvention {

	private final String name;

	/**
	 * Create the convention with the name {@code dataflow.run}.
	 */
	public DefaultRunObservationConvention() {
		this("dataflow.run");
	}

	/**
	 * Create the convention with a name of your own.
	 * @param name the name of the observation
	 */
	public DefaultRunObservationConvention(String name) {
		this.name = name;
	}

	@Override
	public String getName() {
		return this.name;
	}

	@Override
	public String getContextualName(RunObservationContext context) {
		return "run " + context.run().workflow();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(RunObservationContext context) {
		return KeyValues.of("workflow", context.run().workflow(), "outcome", context.outcome().name(), "code",
				context.code());
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(RunObservationContext context) {
		return KeyValues.of("run.id", context.run().runId());
	}

}
