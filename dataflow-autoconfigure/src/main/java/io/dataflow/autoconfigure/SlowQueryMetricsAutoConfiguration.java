/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the counter of slow queries.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = ObservabilityAutoConfiguration.class)
@ConditionalOnClass(MeterRegistry.class)
public final class SlowQueryMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	SlowQueryCounter dataFlowSlowQueryCounter(ObjectProvider<MeterRegistry> registry) {
		return new SlowQueryCounter(registry);
	}

}
