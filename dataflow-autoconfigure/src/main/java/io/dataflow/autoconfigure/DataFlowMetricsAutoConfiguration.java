/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.util.function.Function;

import io.dataflow.DataFlow;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the meters of every instance:
 * those of its pool, and those of repetition and circuit breaker.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = DataFlowAutoConfiguration.class)
@ConditionalOnClass(MeterBinder.class)
@ConditionalOnBean(DataFlow.class)
public final class DataFlowMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "dataFlowPoolMetrics")
	MeterBinder dataFlowPoolMetrics(ListableBeanFactory beans) {
		return ofAll(beans, PoolMetrics::new);
	}

	@Bean
	@ConditionalOnMissingBean(name = "dataFlowResilienceMetrics")
	MeterBinder dataFlowResilienceMetrics(ListableBeanFactory beans) {
		return ofAll(beans, ResilienceMetrics::new);
	}

	private static MeterBinder ofAll(ListableBeanFactory beans, Function<DataFlow, MeterBinder> meters) {
		return (registry) -> BeanFactoryUtils.beansOfTypeIncludingAncestors(beans, DataFlow.class)
			.values()
			.forEach((dataFlow) -> meters.apply(dataFlow).bindTo(registry));
	}

}
