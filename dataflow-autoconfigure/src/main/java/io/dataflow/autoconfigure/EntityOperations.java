/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import io.dataflow.DataFlow;
import io.dataflow.ModelOperations;
import io.dataflow.model.EntityModels;
import io.dataflow.pipeline.Operations;

/**
 * Makes the {@link ModelOperations} beans.
 */
final class EntityOperations {

	private final EntityModels models;

	private final Operations operations;

	private final NamedDatabases databases;

	EntityOperations(EntityModels models, Operations operations, NamedDatabases databases) {
		this.models = models;
		this.operations = operations;
		this.databases = databases;
	}

	<T> ModelOperations<T> of(Class<T> type) {
		DataFlow instance = this.databases.of(type);
		return (instance != null) ? instance.model(type) : new ModelOperations<>(type, this.models, this.operations);
	}

}
