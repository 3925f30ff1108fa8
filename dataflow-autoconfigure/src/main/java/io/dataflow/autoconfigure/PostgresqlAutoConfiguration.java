/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import io.dataflow.adapter.Adapter;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.adapter.sql.SqlAdapter;
import io.dataflow.adapter.sql.SqlAdapterProvider;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for PostgreSQL.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { DatabaseUrlAutoConfiguration.class, R2dbcAutoConfiguration.class })
@ConditionalOnClass(PostgresqlConnectionFactoryProvider.class)
@ConditionalOnDatabase(DatabaseKind.POSTGRESQL)
@ConditionalOnBean(DatabaseConnectionDetails.class)
@ConditionalOnMissingBean(Adapter.class)
public final class PostgresqlAutoConfiguration {

	@Bean(destroyMethod = "")
	SqlAdapter dataFlowAdapter(ConnectionFactory connectionFactory, DataFlowProperties properties) {
		return SqlAdapter.of(connectionFactory,
				SqlAdapterProvider.dialect(DatabaseKind.POSTGRESQL, properties.pool().settings()));
	}

	@Bean
	@ConditionalOnMissingBean
	PostgresqlEventLoops dataFlowPostgresqlEventLoops() {
		return new PostgresqlEventLoops();
	}

}
