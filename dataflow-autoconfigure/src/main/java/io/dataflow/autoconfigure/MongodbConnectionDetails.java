/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import com.mongodb.ConnectionString;
import io.dataflow.adapter.DatabaseUrl;

import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;

/**
 * Gives Spring Boot the URL of DataFlow, so that it builds the client of MongoDB.
 */
final class MongodbConnectionDetails implements MongoConnectionDetails {

	private final ConnectionString connectionString;

	MongodbConnectionDetails(DatabaseUrl url) {
		this.connectionString = new ConnectionString(url.toSecretString());
	}

	@Override
	public ConnectionString getConnectionString() {
		return this.connectionString;
	}

}
