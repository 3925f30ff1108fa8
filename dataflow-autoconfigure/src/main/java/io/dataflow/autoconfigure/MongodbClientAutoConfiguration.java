/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import com.mongodb.reactivestreams.client.MongoClient;
import io.dataflow.adapter.Adapter;
import io.dataflow.adapter.mongodb.MongoAdapter;
import io.r2dbc.spi.ConnectionFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.boot.mongodb.autoconfigure.MongoReactiveAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.data.mongodb.ReactiveMongoDatabaseFactory;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for a MongoDB that the application
 * has from elsewhere, where no URL says where the database is and no connections of R2DBC
 * do.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = { DatabaseUrlAutoConfiguration.class, R2dbcAutoConfiguration.class,
		MongoReactiveAutoConfiguration.class })
@ConditionalOnClass({ MongoClient.class, MongoConnectionDetails.class, ReactiveMongoDatabaseFactory.class })
@Conditional({ OnNoDatabaseUrlCondition.class, OnMongodbOfTheApplicationCondition.class })
@ConditionalOnMissingBean({ Adapter.class, ConnectionFactory.class, R2dbcConnectionDetails.class })
public final class MongodbClientAutoConfiguration {

	@Bean(destroyMethod = "")
	MongoAdapter dataFlowAdapter(MongoClient client, MongoConnectionDetails details,
			ObjectProvider<ReactiveMongoDatabaseFactory> databases) {
		return MongodbAdapters.of(client, details, databases, null);
	}

}
