/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import io.dataflow.embedding.Embedder;
import io.dataflow.embedding.Embeddings;
import io.dataflow.workflow.NodeType;
import org.springframework.ai.embedding.EmbeddingModel;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for vectors of texts: of the
 * {@link Embedder} bean, else of the only or primary {@link EmbeddingModel} bean of
 * Spring AI. Without either, who needs vectors is refused.
 *
 * @since 0.1.0
 */
// late, so that the models of all providers are there
@AutoConfiguration(before = EntityAutoConfiguration.class)
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@EnableConfigurationProperties(DataFlowProperties.class)
public final class EmbeddingAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	Embeddings dataFlowEmbeddings(ObjectProvider<Embedder> embedder, DataFlowProperties properties) {
		Embedder present = embedder.getIfUnique();
		return (present != null) ? Embeddings.of(present, properties.embedding().settings()) : Embeddings.none();
	}

	@Bean
	@ConditionalOnMissingBean(name = "embedNode")
	NodeType embedNode(Embeddings embeddings) {
		return embeddings.nodeType();
	}

	/**
	 * The embedder of an application with Spring AI.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(EmbeddingModel.class)
	@ConditionalOnMissingBean(Embedder.class)
	static final class SpringAiConfiguration {

		@Bean(destroyMethod = "close")
		@ConditionalOnSingleCandidate(EmbeddingModel.class)
		SpringAiEmbedder dataFlowEmbedder(EmbeddingModel model, DataFlowProperties properties) {
			return new SpringAiEmbedder(model, properties.embedding().maxConcurrentCalls());
		}

	}

}
