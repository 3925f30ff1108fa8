/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import io.dataflow.SchemaEntities.Thing;
import io.dataflow.adapter.PoolSettings;
import io.dataflow.error.DataFlowException;
import io.dataflow.migration.SchemaMode;
import io.dataflow.testing.Capability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Short ways to start instances of several models on one database.
 */
interface SchemaStarts extends DataFlowContract {

	/**
	 * Build an instance on as few connections as can be.
	 */
	default DataFlow instance(String url, SchemaMode mode, Class<?>... models) {
		return DataFlow.builder(url).models(models).schema(mode).pool(PoolSettings.defaults().withSize(1)).build();
	}

	default DataFlow start(String url, Class<?>... models) {
		return start(url, SchemaMode.MIGRATE, models);
	}

	default DataFlow start(String url, SchemaMode mode, Class<?>... models) {
		DataFlow instance = instance(url, mode, models);
		instance.start().block(LIMIT);
		return instance;
	}

	/**
	 * Store a record with an instance that is gone afterwards.
	 */
	default void store(String url, Thing thing) {
		DataFlow instance = start(url, Thing.class);
		await(instance.model(Thing.class).create(thing));
		instance.close().block(LIMIT);
	}

	/**
	 * Start an instance that fails.
	 */
	default <E extends DataFlowException> E failure(Class<E> type, String url, SchemaMode mode, Class<?>... models) {
		DataFlow instance = instance(url, mode, models);
		E failure = catchThrowableOfType(type, () -> instance.start().block(LIMIT));
		assertThat(failure).isNotNull();
		assertThat(instance.isReady()).isFalse();
		instance.close().block(LIMIT);
		return failure;
	}

	/**
	 * Return how many foreign keys a relation has.
	 */
	default int foreignKeys() {
		return database().has(Capability.FOREIGN_KEYS) ? 1 : 0;
	}

}
