/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import io.dataflow.observation.NodeObservationConvention;
import io.dataflow.observation.Observability;
import io.dataflow.observation.OperationObservationConvention;
import io.dataflow.observation.RunObservationConvention;
import io.dataflow.observation.SlowQueryListener;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for what is told of runs, nodes and
 * operations: to the {@link ObservationRegistry} bean, if there is one.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = DataFlowAutoConfiguration.class)
@EnableConfigurationProperties(DataFlowProperties.class)
public final class ObservabilityAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	Observability dataFlowObservability(DataFlowProperties properties, ObjectProvider<ObservationRegistry> registry,
			ObjectProvider<SlowQueryListener> listeners, ObjectProvider<RunObservationConvention> runs,
			ObjectProvider<NodeObservationConvention> nodes,
			ObjectProvider<OperationObservationConvention> operations) {
		return new Observability(registry.getIfUnique(() -> ObservationRegistry.NOOP), properties.slowQueryThreshold(),
				listeners.orderedStream().toList(), runs.getIfUnique(), nodes.getIfUnique(), operations.getIfUnique());
	}

}
