/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import io.dataflow.adapter.sql.DatabasePool;
import io.r2dbc.spi.ConnectionFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.r2dbc.ConnectionFactoryBuilder;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for {@link DatabasePool}, which
 * takes the place of the pool of Spring Boot where DataFlow says where the database is:
 * not all settings can be told to that one.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = DatabaseUrlAutoConfiguration.class, before = R2dbcAutoConfiguration.class)
@ConditionalOnClass({ ConnectionFactory.class, R2dbcConnectionDetails.class })
@ConditionalOnBean(DatabaseConnectionDetails.class)
@ConditionalOnMissingBean(ConnectionFactory.class)
@ConditionalOnBooleanProperty(name = "spring.r2dbc.pool.enabled", matchIfMissing = true)
@EnableConfigurationProperties({ DataFlowProperties.class, R2dbcProperties.class })
public final class DatabasePoolAutoConfiguration {

	@Bean(destroyMethod = "dispose")
	DatabasePool connectionFactory(DatabaseConnectionDetails connectionDetails, DataFlowProperties properties,
			R2dbcProperties springProperties, Environment environment,
			ObjectProvider<ConnectionFactoryOptionsBuilderCustomizer> customizers,
			ObjectProvider<ConnectionFactoryDecorator> decorators) {
		ConnectionFactory connections = ConnectionFactoryBuilder
			.withOptions(connectionDetails.getConnectionFactoryOptions().mutate())
			.configure((options) -> customizers.orderedStream().forEach((customizer) -> customizer.customize(options)))
			.decorators(decorators.orderedStream().toList())
			.build();
		return new SpringPoolProperties(springProperties.getPool(), environment).pool(connections,
				properties.pool().settings());
	}

}
