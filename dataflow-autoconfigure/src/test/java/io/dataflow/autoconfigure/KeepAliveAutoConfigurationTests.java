/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class KeepAliveAutoConfigurationTests {

	private final ReactiveWebApplicationContextRunner runner = new ReactiveWebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(KeepAliveAutoConfiguration.class));

	@Test
	void reactiveApplicationHasTheCustomizer() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(KeepAliveCustomizer.class));
	}

	@Test
	void whenTheServerIsAnotherShouldBackOff() {
		this.runner.withClassLoader(new FilteredClassLoader(NettyReactiveWebServerFactory.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(KeepAliveAutoConfiguration.class));
	}

	@Test
	void whenThereIsNoServerShouldBackOff() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(KeepAliveAutoConfiguration.class))
			.run((context) -> assertThat(context).doesNotHaveBean(KeepAliveCustomizer.class));
	}

}
