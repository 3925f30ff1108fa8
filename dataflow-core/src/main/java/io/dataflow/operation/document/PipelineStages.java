/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Checks the stages of pipelines: none runs code, none writes unless it may, all stay in
 * the database and away from what the server keeps for itself.
 */
final class PipelineStages {

	private static final Set<String> WRITING = Set.of("$out", "$merge");

	/** Stages that tell of the server, or never end. */
	private static final Set<String> OF_SERVER = Set.of("$changeStream", "$currentOp", "$listSessions",
			"$listLocalSessions");

	/** The names under which stages have other collections. */
	private static final Map<String, List<String>> REFERENCES = Map.of("$lookup", List.of("from"), "$graphLookup",
			List.of("from"), "$unionWith", List.of("coll"), "$out", List.of("coll"), "$merge", List.of("into"));

	private PipelineStages() {
	}

	/**
	 * Check a pipeline.
	 * @return a copy of it
	 */
	static List<Map<String, @Nullable Object>> checked(List<Map<String, @Nullable Object>> pipeline,
			boolean allowWrite) {
		if (pipeline.isEmpty()) {
			throw InvalidDocumentException.none("pipeline");
		}
		List<Map<String, @Nullable Object>> copy = new ArrayList<>(pipeline.size());
		for (int i = 0; i < pipeline.size(); i++) {
			Map<String, @Nullable Object> stage = pipeline.get(i);
			if (stage.size() != 1 || !stage.keySet().iterator().next().startsWith("$")) {
				throw InvalidDocumentException.stage(i);
			}
			DocumentOperators.check("pipeline", stage);
			DocumentOperators.entries(stage, (key, value) -> check(key, value, allowWrite));
			copy.add(Collections.unmodifiableMap(new LinkedHashMap<>(stage)));
		}
		return Collections.unmodifiableList(copy);
	}

	/**
	 * Tell whether a pipeline writes.
	 */
	static boolean writes(List<Map<String, @Nullable Object>> pipeline) {
		return pipeline.stream().anyMatch((stage) -> stage.keySet().stream().anyMatch(WRITING::contains));
	}

	private static void check(String key, @Nullable Object value, boolean allowWrite) {
		if (WRITING.contains(key) && !allowWrite) {
			throw ForbiddenOperatorException.write(key);
		}
		if (OF_SERVER.contains(key)) {
			throw ForbiddenOperatorException.server(key);
		}
		List<String> names = REFERENCES.get(key);
		if (names != null) {
			collection(value, names);
		}
	}

	private static void collection(@Nullable Object value, List<String> names) {
		if (value instanceof String name) {
			CollectionNames.check(name);
		}
		else if (value instanceof Map<?, ?> map) {
			if (map.containsKey("db")) {
				throw new InvalidCollectionException(String.valueOf(map.get("db")), "is that of another database");
			}
			names.forEach((name) -> collection(map.get(name), List.of("coll")));
		}
	}

}
