/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import com.mongodb.reactivestreams.client.MongoClient;
import io.dataflow.adapter.Adapter;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.mongodb.MongoAdapter;
import io.dataflow.adapter.mongodb.MongoAdapterProvider;
import io.dataflow.adapter.mongodb.MongoPool;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.boot.mongodb.autoconfigure.MongoReactiveAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.ReactiveMongoDatabaseFactory;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for MongoDB, on the client that
 * Spring Boot builds of the URL of DataFlow.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { MongodbUrlAutoConfiguration.class, MongoReactiveAutoConfiguration.class },
		afterName = "org.springframework.boot.data.mongodb.autoconfigure.DataMongoReactiveAutoConfiguration")
@ConditionalOnClass({ MongoClient.class, ReactiveMongoDatabaseFactory.class })
@ConditionalOnMissingBean(Adapter.class)
public final class MongodbAutoConfiguration {

	/**
	 * The client that Spring Boot has built of the URL, or of connection details that
	 * outrank it.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnDatabase(DatabaseKind.MONGODB)
	@ConditionalOnClass(MongoConnectionDetails.class)
	@ConditionalOnBean(MongoConnectionDetails.class)
	@ConditionalOnSingleCandidate(MongoClient.class)
	static final class ClientConfiguration {

		@Bean(destroyMethod = "")
		MongoAdapter dataFlowAdapter(MongoClient client, MongoConnectionDetails details,
				ObjectProvider<ReactiveMongoDatabaseFactory> databases, ObjectProvider<MongoPool> pool) {
			return MongodbAdapters.of(client, details, databases, pool.getIfAvailable());
		}

	}

	/**
	 * A client of our own, where the module of Spring Boot is not on the class path.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnDatabase(DatabaseKind.MONGODB)
	@ConditionalOnBean(DatabaseUrl.class)
	@ConditionalOnMissingBean({ Adapter.class, MongoClient.class })
	@EnableConfigurationProperties(DataFlowProperties.class)
	static final class UrlConfiguration {

		@Bean(destroyMethod = "")
		Adapter dataFlowAdapter(DatabaseUrl url, DataFlowProperties properties) {
			return new MongoAdapterProvider().open(url, properties.pool().settings());
		}

	}

}
