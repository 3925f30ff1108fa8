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
import io.dataflow.adapter.PoolSettings;
import io.dataflow.adapter.mongodb.MongoAdapterProvider;
import io.dataflow.adapter.mongodb.MongoPool;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.boot.mongodb.autoconfigure.MongoReactiveAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.ReactiveMongoDatabaseFactory;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the place of a MongoDB database:
 * Spring Boot builds the client of what the URL of DataFlow names.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = DatabaseUrlAutoConfiguration.class,
		before = { MongoAutoConfiguration.class, MongoReactiveAutoConfiguration.class })
@ConditionalOnClass({ MongoClient.class, ReactiveMongoDatabaseFactory.class })
@ConditionalOnDatabase(DatabaseKind.MONGODB)
@ConditionalOnBean(DatabaseUrl.class)
@EnableConfigurationProperties(DataFlowProperties.class)
public final class MongodbUrlAutoConfiguration {

	// the application's own client may lead to another database than the URL
	@Bean(destroyMethod = "")
	@ConditionalOnBean(MongoClient.class)
	@ConditionalOnMissingBean(Adapter.class)
	Adapter dataFlowAdapter(DatabaseUrl url, DataFlowProperties properties) {
		return new MongoAdapterProvider().open(url, properties.pool().settings());
	}

	/**
	 * What Spring Boot builds a client of. Connection details of another origin, for
	 * instance of a container in a test, outrank the URL as they outrank all properties.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MongoConnectionDetails.class)
	@ConditionalOnMissingBean({ MongoConnectionDetails.class, MongoClient.class })
	static final class ConnectionDetailsConfiguration {

		@Bean
		MongodbConnectionDetails dataFlowMongoConnectionDetails(DatabaseUrl url) {
			return new MongodbConnectionDetails(url);
		}

		@Bean
		@ConditionalOnMissingBean
		MongoPool dataFlowMongoPool(DataFlowProperties properties) {
			PoolSettings settings = properties.pool().settings().requireSupportedBy(DatabaseKind.MONGODB);
			return new MongoPool(settings);
		}

		@Bean
		MongoClientSettingsBuilderCustomizer dataFlowMongoClientSettings(MongoPool pool) {
			return pool::configure;
		}

	}

}
