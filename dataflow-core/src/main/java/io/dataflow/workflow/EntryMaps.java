/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The maps among the inputs of one node that were copied for it, so that connections may
 * put entries into them. Each is copied once, however many connections lead into it;
 * those of other nodes and of the caller stay as they are.
 */
final class EntryMaps {

	private @Nullable Set<Map<?, ?>> own;

	/**
	 * Return a map of the node's own with the entries of another.
	 * @param map the other one, {@code null} for none
	 * @return the map itself if it is one, else a copy
	 */
	@SuppressWarnings("unchecked")
	Map<String, @Nullable Object> own(@Nullable Map<?, ?> map) {
		if (this.own == null) {
			this.own = Collections.newSetFromMap(new IdentityHashMap<>());
		}
		if (map != null && this.own.contains(map)) {
			return (Map<String, @Nullable Object>) map;
		}
		Map<String, @Nullable Object> copy = new LinkedHashMap<>();
		if (map != null) {
			map.forEach((key, entry) -> copy.put(String.valueOf(key), entry));
		}
		this.own.add(copy);
		return copy;
	}

}
