/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.observation;

import io.micrometer.common.KeyValues;

/**
 * Observes nodes as {@code dataflow.node}: tags {@code node.type}, {@code model},
 * {@code outcome} and {@code code}, and for traces {@code node.id}. The model of a node
 * that works on none is {@code none}.
 *
 * @since 0.1.0
 */
public final class DefaultNodeObservationConvention implements NodeObservationConvention {

	private final FewTags tags = new FewTags("node.type", "model", "outcome", "code");

	private final String name;

	/**
	 * Create the convention with the name {@code dataflow.node}.
	 */
	public DefaultNodeObservationConvention() {
		this("dataflow.node");
	}

	/**
	 * Create the convention with a name of your own.
	 * @param name the name of the observation
	 */
	public DefaultNodeObservationConvention(String name) {
		this.name = name;
	}

	@Override
	public String getName() {
		return this.name;
	}

	@Override
	public String getContextualName(NodeObservationContext context) {
		return "node " + context.type().name();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(NodeObservationContext context) {
		String model = context.type().subject();
		return this.tags.of(context.type().name(), (model.isEmpty()) ? ObservedContext.NONE : model,
				context.outcome().name(), context.code());
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(NodeObservationContext context) {
		return KeyValues.of("node.id", context.nodeId());
	}

}
