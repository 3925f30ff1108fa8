/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.time.Clock;
import java.util.List;

import io.dataflow.DataFlowBuilder;
import io.dataflow.embedding.Embeddings;
import io.dataflow.lifecycle.RetentionJob;
import io.dataflow.migration.SchemaGate;
import io.dataflow.observation.Observability;
import io.dataflow.pipeline.OperationInterceptor;
import io.dataflow.resilience.Resilience;

/**
 * What databases beside the default one have in common with it.
 *
 * @param properties the properties of the application
 * @param interceptors the interceptors of the default database
 * @param clock the clock of the application
 * @param observability what is told of runs, nodes and operations
 * @param embeddings what makes vectors of texts
 */
record InstanceSettings(DataFlowProperties properties, List<OperationInterceptor> interceptors, Clock clock,
		Observability observability, Embeddings embeddings) {

	void apply(DataFlowBuilder builder) {
		builder.clock(this.clock)
			.bulkBatchSize(this.properties.bulk().batchSize())
			.timeout(this.properties.execution().timeout())
			.maxConcurrentNodes(this.properties.execution().maxConcurrentNodes())
			.historySize(this.properties.execution().historySize())
			.retry(this.properties.retry().settings())
			.circuitBreaker(this.properties.circuitBreaker().settings())
			.startupTimeout(this.properties.startup().timeout())
			.retentionInterval(this.properties.timeSeries().retentionInterval())
			.observability(this.observability)
			.embeddings(this.embeddings)
			// each database has a gate, a circuit breaker and a job of its own
			.interceptors(this.interceptors.stream()
				.filter((interceptor) -> !(interceptor instanceof SchemaGate || interceptor instanceof Resilience
						|| interceptor instanceof RetentionJob))
				.toArray(OperationInterceptor[]::new));
	}

}
