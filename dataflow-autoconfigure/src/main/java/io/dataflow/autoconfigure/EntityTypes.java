/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.util.List;
import java.util.Set;

/**
 * The entity classes of the application and the beans of the node types generated for
 * them.
 */
final class EntityTypes {

	private final List<Class<?>> types;

	private final Set<String> nodeBeans;

	EntityTypes(Class<?>[] types, String[] nodeBeans) {
		this.types = List.of(types);
		this.nodeBeans = Set.of(nodeBeans);
	}

	List<Class<?>> types() {
		return this.types;
	}

	boolean isGenerated(String nodeBean) {
		return this.nodeBeans.contains(nodeBean);
	}

}
