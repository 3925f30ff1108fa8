/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.time.Clock;

import io.dataflow.DataFlow;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.endpoint.jackson.EndpointJsonMapper;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for what DataFlow adds to the answer
 * of the health endpoint.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = DataFlowAutoConfiguration.class)
@ConditionalOnClass({ JsonMapper.class, EndpointJsonMapper.class, CompositeHealthDescriptor.class })
@ConditionalOnBean(DataFlow.class)
public final class HealthBodyAutoConfiguration {

	private static final String MODULE = "dataFlowHealthBodyModule";

	// the application's own mapper takes it when endpoints have none of theirs
	@Bean
	@ConditionalOnMissingBean(name = MODULE)
	static SimpleModule dataFlowHealthBodyModule(ObjectProvider<Clock> clock) {
		return new SimpleModule("dataflow-health").addSerializer(CompositeHealthDescriptor.class,
				new HealthBodySerializer(clock.getIfUnique(Clock::systemUTC)));
	}

	@Bean
	static EndpointMapperCustomizer dataFlowEndpointMapperCustomizer(
			@Qualifier(MODULE) ObjectProvider<JacksonModule> module) {
		return new EndpointMapperCustomizer(module::getObject);
	}

}
