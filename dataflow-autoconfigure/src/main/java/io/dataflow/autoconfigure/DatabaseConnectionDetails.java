/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.PoolSettings;
import io.dataflow.adapter.sql.R2dbcOptions;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;

import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;

/**
 * Gives Spring Boot the URL of DataFlow, so that it builds the connections of the driver.
 */
final class DatabaseConnectionDetails implements R2dbcConnectionDetails {

	private final DatabaseUrl url;

	private final PoolSettings pool;

	DatabaseConnectionDetails(DatabaseUrl url, PoolSettings pool) {
		this.url = url;
		this.pool = pool;
	}

	@Override
	public ConnectionFactoryOptions getConnectionFactoryOptions() {
		ConnectionFactoryOptions options = R2dbcOptions.of(this.url, this.pool);
		if (!ConnectionFactories.supports(options)) {
			throw MissingDriverException.r2dbc(this.url.kind());
		}
		return options;
	}

}
