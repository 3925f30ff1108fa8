/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.InvalidDatabaseUrlException;
import org.bson.UuidRepresentation;

/**
 * Where the driver finds a database.
 */
final class MongoAddress {

	private MongoAddress() {
	}

	/**
	 * Return whether to read the URL asks the network, which blocks.
	 */
	static boolean asksNetwork(DatabaseUrl url) {
		return url.toSecretString().startsWith("mongodb+srv:");
	}

	/**
	 * Read a URL.
	 * @throws InvalidDatabaseUrlException DF-401 when a parameter is wrong
	 */
	static ConnectionString read(DatabaseUrl url) {
		try {
			return new ConnectionString(url.toSecretString());
		}
		catch (IllegalArgumentException ex) {
			// not attached as a cause: its message may show secrets
			throw new InvalidDatabaseUrlException("Invalid database URL: the driver of MongoDB refuses a parameter.",
					"Compare the parameters with the connection string options in the manual of MongoDB.");
		}
	}

	static MongoClientSettings settings(ConnectionString address, MongoPool pool) {
		MongoClientSettings.Builder builder = MongoClientSettings.builder()
			.uuidRepresentation(UuidRepresentation.STANDARD)
			.applyConnectionString(address);
		pool.configure(builder);
		return builder.build();
	}

}
