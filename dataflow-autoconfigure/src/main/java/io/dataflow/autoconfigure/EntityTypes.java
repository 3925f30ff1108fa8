/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.util.List;

/**
 * The entity classes of the application.
 */
final class EntityTypes {

	private final List<Class<?>> types;

	EntityTypes(Class<?>[] types) {
		this.types = List.of(types);
	}

	List<Class<?>> types() {
		return this.types;
	}

	/**
	 * Return those that are in the default database.
	 */
	List<Class<?>> ofDefault() {
		return this.types.stream().filter((type) -> DatabaseNames.of(type) == null).toList();
	}

}
