/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import io.asyncer.r2dbc.mysql.MySqlConnectionFactoryProvider;
import io.dataflow.adapter.Adapter;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.adapter.sql.MariadbDialect;
import io.dataflow.adapter.sql.SqlAdapter;
import io.r2dbc.spi.ConnectionFactory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for MariaDB.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { DatabaseUrlAutoConfiguration.class, R2dbcAutoConfiguration.class })
@ConditionalOnClass(MySqlConnectionFactoryProvider.class)
@ConditionalOnDatabase(DatabaseKind.MARIADB)
@ConditionalOnBean(DatabaseConnectionDetails.class)
@ConditionalOnMissingBean(Adapter.class)
public final class MariadbAutoConfiguration {

	@Bean(destroyMethod = "")
	SqlAdapter dataFlowAdapter(ConnectionFactory connectionFactory) {
		return SqlAdapter.of(connectionFactory, new MariadbDialect());
	}

	@Bean
	@ConditionalOnMissingBean
	MysqlEventLoops dataFlowMysqlEventLoops() {
		return new MysqlEventLoops();
	}

}
