/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for {@link KeepAliveCustomizer}.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass(NettyReactiveWebServerFactory.class)
@ConditionalOnWebApplication(type = Type.REACTIVE)
public final class KeepAliveAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	KeepAliveCustomizer keepAliveCustomizer() {
		return new KeepAliveCustomizer();
	}

}
