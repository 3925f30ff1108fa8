/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.util.function.Supplier;

import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.actuate.endpoint.jackson.EndpointJsonMapper;

/**
 * Lets the mapper of the endpoints write what DataFlow adds to the answer of the health
 * endpoint.
 */
final class EndpointMapperCustomizer implements BeanPostProcessor {

	private final Supplier<JacksonModule> module;

	EndpointMapperCustomizer(Supplier<JacksonModule> module) {
		this.module = module;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof EndpointJsonMapper mapper) {
			JsonMapper extended = mapper.get().rebuild().addModule(this.module.get()).build();
			return (EndpointJsonMapper) () -> extended;
		}
		return bean;
	}

}
