/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import io.dataflow.ModelOperations;
import io.dataflow.model.EntityModels;
import io.dataflow.pipeline.Operations;

/**
 * Makes the {@link ModelOperations} beans.
 */
final class EntityOperations {

	private final EntityModels models;

	private final Operations operations;

	EntityOperations(EntityModels models, Operations operations) {
		this.models = models;
		this.operations = operations;
	}

	<T> ModelOperations<T> of(Class<T> type) {
		return new ModelOperations<>(type, this.models, this.operations);
	}

}
