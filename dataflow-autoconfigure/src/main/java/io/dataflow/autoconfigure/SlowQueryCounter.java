/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import io.dataflow.observation.SlowQuery;
import io.dataflow.observation.SlowQueryListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Counts slow queries as {@code dataflow.slow.queries}.
 */
final class SlowQueryCounter implements SlowQueryListener {

	private final ObjectProvider<MeterRegistry> registry;

	SlowQueryCounter(ObjectProvider<MeterRegistry> registry) {
		this.registry = registry;
	}

	@Override
	public void onSlowQuery(SlowQuery query) {
		this.registry.ifUnique((meters) -> Counter.builder("dataflow.slow.queries")
			.description("Operations for which the database took longer than dataflow.slow-query-threshold")
			.tag("operation", query.operation())
			.tag("model", query.model())
			.tag("database", query.database())
			.register(meters)
			.increment());
	}

}
