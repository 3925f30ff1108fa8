/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How a {@code MergeNode} joins two or more values.
 */
enum MergeType {

	CONCAT {
		@Override
		Object merge(List<@Nullable Object> sources, @Nullable String key) {
			List<@Nullable Object> joined = new ArrayList<>();
			for (Object source : sources) {
				List<? extends @Nullable Object> list = Inputs.list(source);
				if (list == null) {
					return sources;
				}
				joined.addAll(list);
			}
			return joined;
		}
	},

	ZIP {
		@Override
		Object merge(List<@Nullable Object> sources, @Nullable String key) {
			List<List<? extends @Nullable Object>> columns = new ArrayList<>();
			for (Object source : sources) {
				List<? extends @Nullable Object> list = Inputs.list(source);
				columns.add((list != null) ? list : Arrays.asList(source));
			}
			int rows = columns.stream().mapToInt(List::size).min().orElse(0);
			List<@Nullable Object> zipped = new ArrayList<>();
			for (int i = 0; i < rows; i++) {
				zipped.add(row(columns, i));
			}
			return zipped;
		}
	},

	MERGE_DICT {
		@Override
		Object merge(List<@Nullable Object> sources, @Nullable String key) {
			if (sources.stream().allMatch((source) -> source instanceof Map)) {
				Map<String, @Nullable Object> merged = new LinkedHashMap<>();
				sources.forEach((source) -> merged.putAll(entries(source)));
				return merged;
			}
			if (sources.stream().anyMatch((source) -> Inputs.list(source) == null)) {
				throw new InvalidControlInputException(MergeNode.NAME, "merge_type",
						"concat or zip unless all data is maps, or all data is lists of maps");
			}
			if (key == null) {
				throw new InvalidControlInputException(MergeNode.NAME, "key",
						"the name of the entry by which merge_dict joins the maps of lists");
			}
			return mergeByKey(sources, key);
		}
	};

	static MergeType parse(String name) {
		for (MergeType type : values()) {
			if (type.name().toLowerCase(Locale.ROOT).equals(name)) {
				return type;
			}
		}
		throw new InvalidControlInputException(MergeNode.NAME, "merge_type",
				"one of concat, zip and merge_dict, but is '" + name + "'");
	}

	/**
	 * Join two or more values.
	 * @throws InvalidControlInputException DF-102 when they cannot be joined this way
	 */
	abstract Object merge(List<@Nullable Object> sources, @Nullable String key);

	private static List<@Nullable Object> row(List<List<? extends @Nullable Object>> columns, int index) {
		List<@Nullable Object> row = new ArrayList<>();
		for (List<? extends @Nullable Object> column : columns) {
			row.add(column.get(index));
		}
		return row;
	}

	/**
	 * Merge maps that have the same key; a map without the key stays on its own.
	 */
	private static List<@Nullable Object> mergeByKey(List<@Nullable Object> sources, String key) {
		Map<Object, Map<String, @Nullable Object>> merged = new LinkedHashMap<>();
		for (Object source : sources) {
			for (Object item : items(source)) {
				Map<String, @Nullable Object> entries = entries(item);
				Object identity = Values.normal(entries.get(key));
				merged.computeIfAbsent((identity != null) ? identity : new Object(), (id) -> new LinkedHashMap<>())
					.putAll(entries);
			}
		}
		return new ArrayList<>(merged.values());
	}

	private static List<? extends @Nullable Object> items(@Nullable Object source) {
		List<? extends @Nullable Object> items = Inputs.list(source);
		return (items != null) ? items : List.of();
	}

	private static Map<String, @Nullable Object> entries(@Nullable Object item) {
		if (!(item instanceof Map<?, ?> map)) {
			throw new InvalidControlInputException(MergeNode.NAME, "merge_type",
					"concat or zip unless the lists hold nothing but maps");
		}
		Map<String, @Nullable Object> entries = new LinkedHashMap<>();
		map.forEach((name, value) -> entries.put(String.valueOf(name), value));
		return entries;
	}

}
