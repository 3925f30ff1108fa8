/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.time.Clock;
import java.util.List;

import io.dataflow.DataFlowBuilder;
import io.dataflow.migration.SchemaGate;
import io.dataflow.pipeline.OperationInterceptor;

/**
 * What databases beside the default one have in common with it.
 *
 * @param properties the properties of the application
 * @param interceptors the interceptors of the default database
 * @param clock the clock of the application
 */
record InstanceSettings(DataFlowProperties properties, List<OperationInterceptor> interceptors, Clock clock) {

	void apply(DataFlowBuilder builder) {
		builder.clock(this.clock)
			.bulkBatchSize(this.properties.bulk().batchSize())
			.timeout(this.properties.execution().timeout())
			.maxConcurrentNodes(this.properties.execution().maxConcurrentNodes())
			.historySize(this.properties.execution().historySize())
			// each database has a gate of its own
			.interceptors(this.interceptors.stream()
				.filter((interceptor) -> !(interceptor instanceof SchemaGate))
				.toArray(OperationInterceptor[]::new));
	}

}
