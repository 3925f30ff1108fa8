/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import io.dataflow.adapter.DatabaseUrl;
import org.flywaydb.core.Flyway;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * {@link EnableAutoConfiguration Auto-configuration} that lets Flyway run the
 * application's migration scripts, if it has any, on the database of DataFlow.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = DatabaseUrlAutoConfiguration.class, before = FlywayAutoConfiguration.class)
@ConditionalOnClass({ Flyway.class, FlywayConnectionDetails.class, JdbcConnectionDetails.class })
@ConditionalOnBean(DatabaseUrl.class)
@ConditionalOnMissingBean({ FlywayConnectionDetails.class, JdbcConnectionDetails.class })
@Conditional({ OnNoMongodbUrlCondition.class, OnFlywayScriptsCondition.class })
public final class FlywayDatabaseAutoConfiguration {

	@Bean
	FlywayDatabaseConnectionDetails dataFlowFlywayConnectionDetails(DatabaseUrl url) {
		return FlywayDatabaseConnectionDetails.of(url);
	}

}
