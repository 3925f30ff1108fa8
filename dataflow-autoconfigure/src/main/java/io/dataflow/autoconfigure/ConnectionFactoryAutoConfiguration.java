/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.time.Duration;

import io.dataflow.adapter.Adapter;
import io.dataflow.adapter.PoolSettings;
import io.dataflow.adapter.UnsupportedDatabaseException;
import io.dataflow.adapter.sql.SqlAdapter;
import io.dataflow.adapter.sql.SqlAdapterProvider;
import io.dataflow.adapter.sql.SqlDialect;
import io.dataflow.migration.LateDatabase;
import io.r2dbc.spi.ConnectionFactory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for connections that the application
 * has from elsewhere: a bean of its own, or {@code spring.r2dbc.url}. They are used as
 * they are.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { R2dbcAutoConfiguration.class, H2AutoConfiguration.class, PostgresqlAutoConfiguration.class,
		MysqlAutoConfiguration.class, MariadbAutoConfiguration.class, SqliteAutoConfiguration.class })
@ConditionalOnClass(ConnectionFactory.class)
@ConditionalOnSingleCandidate(ConnectionFactory.class)
@ConditionalOnMissingBean(Adapter.class)
@Conditional(OnNoMongodbUrlCondition.class)
@EnableConfigurationProperties(DataFlowProperties.class)
public final class ConnectionFactoryAutoConfiguration {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@Bean(destroyMethod = "")
	SqlAdapter dataFlowAdapter(ConnectionFactory connectionFactory, DataFlowProperties properties) {
		Duration timeout = properties.startup().timeout();
		// only a driver that serves several databases makes this wait for the server
		SqlDialect dialect = LateDatabase.of(timeout, "of the application")
			.await(SqlAdapterProvider.dialect(connectionFactory))
			.block(LIMIT.plus(timeout));
		if (dialect == null) {
			String driver = connectionFactory.getMetadata().getName();
			throw new UnsupportedDatabaseException(
					"There is no adapter for '" + driver + "', to which the application's ConnectionFactory leads.",
					"Set DATABASE_URL to a database that has an adapter, or declare an Adapter bean.");
		}
		PoolSettings pool = properties.pool().settings().requireSupportedBy(dialect.kind());
		return SqlAdapter.of(connectionFactory,
				pool.pgbouncer() ? SqlAdapterProvider.dialect(dialect.kind(), pool) : dialect);
	}

}
