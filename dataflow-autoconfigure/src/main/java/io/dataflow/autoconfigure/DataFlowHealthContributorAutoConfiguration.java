/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import io.dataflow.DataFlow;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the health of DataFlow.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = DataFlowAutoConfiguration.class)
@ConditionalOnClass({ CompositeReactiveHealthContributor.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(DataFlow.class)
@ConditionalOnEnabledHealthIndicator("dataFlow")
public final class DataFlowHealthContributorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "dataFlowHealthContributor")
	CompositeReactiveHealthContributor dataFlowHealthContributor(ListableBeanFactory beans) {
		return DataFlowHealthContributor.of(BeanFactoryUtils.beansOfTypeIncludingAncestors(beans, DataFlow.class));
	}

}
