/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import io.dataflow.DataFlow;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for {@link DataFlowHealthIndicator}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = DataFlowAutoConfiguration.class)
@ConditionalOnClass({ ReactiveHealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(DataFlow.class)
@ConditionalOnEnabledHealthIndicator("dataFlow")
public final class DataFlowHealthContributorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "dataFlowHealthIndicator")
	DataFlowHealthIndicator dataFlowHealthIndicator(DataFlow dataFlow) {
		return new DataFlowHealthIndicator(dataFlow);
	}

}
