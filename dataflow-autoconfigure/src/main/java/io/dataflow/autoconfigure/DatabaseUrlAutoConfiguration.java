/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.util.UUID;

import io.dataflow.adapter.Adapter;
import io.dataflow.adapter.AdapterProvider;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.logging.LogCategory;
import io.r2dbc.spi.ConnectionFactory;
import org.slf4j.Logger;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the place of the database:
 * {@code dataflow.database-url}, else {@code DATABASE_URL}, else a database in memory
 * unless the application has connections of its own.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = R2dbcAutoConfiguration.class)
@ConditionalOnClass({ ConnectionFactory.class, R2dbcConnectionDetails.class })
@EnableConfigurationProperties(DataFlowProperties.class)
public final class DatabaseUrlAutoConfiguration {

	private static final Logger logger = LogCategory.CORE.logger();

	@Bean
	static UnknownPropertyCheck dataFlowUnknownPropertyCheck(Environment environment) {
		return new UnknownPropertyCheck(environment);
	}

	/**
	 * The database that a URL names. Connection details of another origin, for instance
	 * of a container in a test, outrank it as they outrank all properties.
	 */
	@Configuration(proxyBeanMethods = false)
	@Conditional(OnDatabaseUrlCondition.class)
	@ConditionalOnMissingBean(R2dbcConnectionDetails.class)
	static final class ConfiguredUrlConfiguration {

		@Bean
		@ConditionalOnMissingBean
		DatabaseUrl dataFlowDatabaseUrl(Environment environment) {
			DatabaseUrl url = DatabaseUrl.parse(ConfiguredDatabase.of(environment).url());
			MissingDriverException.requireDriver(url.kind());
			AdapterProvider.of(url.kind());
			return url;
		}

		@Bean
		@Conditional(OnNoMongodbUrlCondition.class)
		@ConditionalOnMissingBean(ConnectionFactory.class)
		DatabaseConnectionDetails dataFlowConnectionDetails(DatabaseUrl url, DataFlowProperties properties) {
			return new DatabaseConnectionDetails(url, properties.pool().settings());
		}

		// the application's own connections may lead to another database than the URL
		@Bean(destroyMethod = "")
		@ConditionalOnBean(ConnectionFactory.class)
		@ConditionalOnMissingBean
		Adapter dataFlowAdapter(DatabaseUrl url, DataFlowProperties properties) {
			return AdapterProvider.of(url.kind()).open(url, properties.pool().settings());
		}

	}

	/**
	 * The database in memory of an application that names none.
	 */
	@Configuration(proxyBeanMethods = false)
	@Conditional(OnNoDatabaseUrlCondition.class)
	@ConditionalOnMissingBean({ R2dbcConnectionDetails.class, ConnectionFactory.class, Adapter.class })
	static final class InMemoryConfiguration {

		@Bean
		@ConditionalOnMissingBean
		DatabaseUrl dataFlowDatabaseUrl() {
			if (!ClassUtils.isPresent("io.r2dbc.h2.H2ConnectionFactoryProvider", getClass().getClassLoader())) {
				throw MissingDriverException.withoutUrl();
			}
			DatabaseUrl url = DatabaseUrl.inMemory("dataflow-" + UUID.randomUUID());
			logger.info("Using {}, a database in memory that ends with this application, because neither "
					+ "DATABASE_URL nor dataflow.database-url is set", url);
			return url;
		}

		@Bean
		DatabaseConnectionDetails dataFlowConnectionDetails(DatabaseUrl url, DataFlowProperties properties) {
			return new DatabaseConnectionDetails(url, properties.pool().settings());
		}

	}

}
