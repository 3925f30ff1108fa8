/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import com.mongodb.reactivestreams.client.MongoClient;
import io.dataflow.adapter.mongodb.MongoAdapter;
import io.dataflow.adapter.mongodb.MongoPool;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.data.mongodb.ReactiveMongoDatabaseFactory;

/**
 * Makes the adapter on a client of Spring Boot or of the application.
 */
final class MongodbAdapters {

	private MongodbAdapters() {
	}

	/**
	 * Create the adapter. Where Spring Data has databases too, its transactions and ours
	 * are the same.
	 */
	static MongoAdapter of(MongoClient client, MongoConnectionDetails details,
			ObjectProvider<ReactiveMongoDatabaseFactory> databases, @Nullable MongoPool pool) {
		ReactiveMongoDatabaseFactory ofSpring = databases.getIfUnique();
		if (ofSpring != null) {
			return MongoAdapter.of(ofSpring, pool);
		}
		String database = details.getConnectionString().getDatabase();
		if (database == null) {
			throw InvalidPropertyException.of("spring.mongodb.uri", details.getConnectionString().getHosts(),
					"a URL that names a database");
		}
		return MongoAdapter.of(client, database, pool);
	}

}
