/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import io.dataflow.DataFlow;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for {@link PoolMetrics}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = DataFlowAutoConfiguration.class)
@ConditionalOnClass(MeterBinder.class)
@ConditionalOnBean(DataFlow.class)
public final class PoolMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "dataFlowPoolMetrics")
	PoolMetrics dataFlowPoolMetrics(DataFlow dataFlow) {
		return new PoolMetrics(dataFlow, "default");
	}

}
