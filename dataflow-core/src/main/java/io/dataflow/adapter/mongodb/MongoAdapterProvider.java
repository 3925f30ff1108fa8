/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import io.dataflow.adapter.Adapter;
import io.dataflow.adapter.AdapterProvider;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.PoolSettings;
import io.dataflow.adapter.UnsupportedDatabaseException;
import org.springframework.util.ClassUtils;

/**
 * Opens MongoDB over its reactive driver.
 *
 * @since 0.1.0
 */
public final class MongoAdapterProvider implements AdapterProvider {

	private static final boolean DRIVER_PRESENT = isPresent("com.mongodb.reactivestreams.client.MongoClient")
			&& isPresent("org.springframework.data.mongodb.ReactiveMongoDatabaseFactory");

	private static boolean isPresent(String type) {
		return ClassUtils.isPresent(type, MongoAdapterProvider.class.getClassLoader());
	}

	@Override
	public boolean supports(DatabaseKind kind) {
		return kind == DatabaseKind.MONGODB;
	}

	/**
	 * Open a database.
	 * @throws UnsupportedDatabaseException DF-403 when the reactive driver or Spring Data
	 * MongoDB is not on the class path
	 */
	@Override
	public Adapter open(DatabaseUrl url, PoolSettings pool) {
		if (!DRIVER_PRESENT) {
			throw new UnsupportedDatabaseException(
					"MongoDB needs its reactive driver and Spring Data MongoDB, which are not both on the class path.",
					"Add org.mongodb:mongodb-driver-reactivestreams and org.springframework.data:spring-data-mongodb.");
		}
		return MongoAdapter.owning(MongoConnections.of(url, pool));
	}

}
