/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import io.dataflow.control.http.HttpNode;
import io.dataflow.control.http.HttpNodeSettings;
import io.dataflow.workflow.NodeType;
import reactor.netty.http.client.HttpClient;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * {@link AutoConfiguration Auto-configuration} for the node that calls other services,
 * where there is a {@link WebClient} on Reactor Netty.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = DataFlowAutoConfiguration.class)
@ConditionalOnClass({ WebClient.class, HttpClient.class })
@EnableConfigurationProperties(DataFlowProperties.class)
public final class HttpNodeAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "httpNode")
	NodeType httpNode(DataFlowProperties properties) {
		DataFlowProperties.Http http = properties.http();
		return HttpNode.type(new HttpNodeSettings(http.allowPrivateAddresses(), http.allowedHosts(),
				http.maxResponseSize().toBytes()));
	}

}
