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
 * {@link EnableAutoConfiguration Auto-configuration} for MongoDB: on the client that
 * Spring Boot builds of the URL of DataFlow, or that the application has from elsewhere
 * where nothing else says where the database is.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
		after = { MongodbUrlAutoConfiguration.class, MongoReactiveAutoConfiguration.class,
				ConnectionFactoryAutoConfiguration.class, H2AutoConfiguration.class },
		afterName = "org.springframework.boot.data.mongodb.autoconfigure.DataMongoReactiveAutoConfiguration")
@ConditionalOnClass({ MongoClient.class, ReactiveMongoDatabaseFactory.class })
@ConditionalOnMissingBean(Adapter.class)
public final class MongodbAutoConfiguration {

	/**
	 * A client that is there.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MongoConnectionDetails.class)
	@ConditionalOnBean(MongoConnectionDetails.class)
	@ConditionalOnSingleCandidate(MongoClient.class)
	static final class ClientConfiguration {

		// where Spring Data has databases too, its transactions and ours are the same
		@Bean(destroyMethod = "")
		MongoAdapter dataFlowAdapter(MongoClient client, MongoConnectionDetails details,
				ObjectProvider<ReactiveMongoDatabaseFactory> databases, ObjectProvider<MongoPool> pool) {
			ReactiveMongoDatabaseFactory ofSpring = databases.getIfUnique();
			if (ofSpring != null) {
				return MongoAdapter.of(ofSpring, pool.getIfAvailable());
			}
			String database = details.getConnectionString().getDatabase();
			if (database == null) {
				throw InvalidPropertyException.of("spring.mongodb.uri", details.getConnectionString().getHosts(),
						"a URL that names a database");
			}
			return MongoAdapter.of(client, database, pool.getIfAvailable());
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
