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

	/**
	 * Tell whether this provider can open databases of a kind: MongoDB, when its reactive
	 * driver and Spring Data MongoDB are on the class path.
	 */
	@Override
	public boolean supports(DatabaseKind kind) {
		return DRIVER_PRESENT && kind == DatabaseKind.MONGODB;
	}

	@Override
	public Adapter open(DatabaseUrl url, PoolSettings pool) {
		return MongoAdapter.owning(MongoConnections.of(url, pool));
	}

}
