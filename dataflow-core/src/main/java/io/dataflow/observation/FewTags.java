/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.observation;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.common.KeyValues;

/**
 * Tags of which there are few, so that each set of them is sorted and checked once.
 * Meters remember them as well.
 */
final class FewTags {

	private final List<String> keys;

	private final Map<List<String>, KeyValues> known = new ConcurrentHashMap<>();

	FewTags(String... keys) {
		this.keys = List.of(keys);
	}

	/**
	 * Return the tags.
	 * @param values the values in the order of the keys
	 */
	KeyValues of(String... values) {
		List<String> key = List.of(values);
		KeyValues tags = this.known.get(key);
		return (tags != null) ? tags : this.known.computeIfAbsent(key, this::sorted);
	}

	private KeyValues sorted(List<String> values) {
		KeyValues tags = KeyValues.empty();
		for (int i = 0; i < values.size(); i++) {
			tags = tags.and(this.keys.get(i), values.get(i));
		}
		return tags;
	}

}
