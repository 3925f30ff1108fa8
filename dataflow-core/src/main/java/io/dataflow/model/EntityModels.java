/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The models of one instance.
 *
 * @since 0.1.0
 */
public final class EntityModels implements Iterable<EntityModel> {

	public static EntityModels of(Collection<? extends Class<?>> types) {
		throw new UnsupportedOperationException();
	}

	public EntityModel model(Class<?> type) {
		throw new UnsupportedOperationException();
	}

	public @Nullable EntityModel find(String name) {
		throw new UnsupportedOperationException();
	}

	public List<EntityModel> all() {
		throw new UnsupportedOperationException();
	}

	public List<EntityModel> inDependencyOrder() {
		throw new UnsupportedOperationException();
	}

	@Override
	public Iterator<EntityModel> iterator() {
		throw new UnsupportedOperationException();
	}

}
