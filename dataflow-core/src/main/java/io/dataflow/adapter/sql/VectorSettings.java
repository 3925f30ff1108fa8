/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import io.dataflow.operation.VectorTuning;
import io.dataflow.operation.VectorTuning.IterativeScan;

/**
 * How thoroughly a search looks through an index. The statement of the search makes the
 * settings itself and puts back what it found, so that they hold for nothing else in its
 * transaction, even when it is cancelled.
 *
 * @param values the names of the settings to their values, as expressions of SQL in which
 * {@code %s} is the value before
 */
record VectorSettings(Map<String, String> values) {

	/** For a search that reads from no index. */
	static final VectorSettings NONE = new VectorSettings(Map.of());

	/** The common table expression of what was set before. */
	private static final String BEFORE = "_before";

	private static final String ITERATIVE_SCAN = ".iterative_scan";

	/**
	 * Unless told, an index is read on until there are enough records, as its candidates
	 * may be fewer, or be deleted or filtered out. What an IVFFlat index has then read is
	 * out of order.
	 */
	static VectorSettings of(VectorTuning tuning, int limit) {
		Map<String, String> values = new LinkedHashMap<>();
		int candidates = Math.min(limit, VectorTuning.MAX_EF_SEARCH);
		values.put("hnsw.ef_search", (tuning.efSearch() != null) ? "'" + tuning.efSearch() + "'"
				: "GREATEST(CAST(%s AS integer), " + candidates + ")::text");
		if (tuning.probes() != null) {
			values.put("ivfflat.probes", "'" + tuning.probes() + "'");
		}
		IterativeScan scan = tuning.iterativeScan();
		values.put("hnsw" + ITERATIVE_SCAN, text((scan != null) ? scan : IterativeScan.STRICT_ORDER));
		if (scan != IterativeScan.STRICT_ORDER) {
			values.put("ivfflat" + ITERATIVE_SCAN, text((scan != null) ? scan : IterativeScan.RELAXED_ORDER));
		}
		return new VectorSettings(values);
	}

	private static String text(IterativeScan scan) {
		return "'" + scan.text() + "'";
	}

	/**
	 * Return the first common table expression of the statement, if it needs one.
	 */
	String before() {
		return this.values.isEmpty() ? ""
				: BEFORE + " AS MATERIALIZED (SELECT "
						+ this.values.keySet()
							.stream()
							.map((name) -> "current_setting('" + name + "', true) AS " + column(name))
							.collect(Collectors.joining(", "))
						+ "), ";
	}

	/**
	 * Return another condition, which makes the settings before anything is read.
	 */
	String made() {
		return this.values.isEmpty() ? ""
				: " AND (SELECT " + this.values.entrySet()
					.stream()
					.map((entry) -> set(entry.getKey(), entry.getValue().replace("%s", column(entry.getKey()))))
					.collect(Collectors.joining(" || ")) + " FROM " + BEFORE + ") IS NOT NULL";
	}

	/**
	 * Return the condition that puts back what was set before, once all has been read.
	 * @param read the common table expression of what is read
	 */
	String restored(String read) {
		return this.values.isEmpty() ? ""
				: " WHERE (SELECT "
						+ this.values.keySet()
							.stream()
							.map((name) -> set(name, column(name)))
							.collect(Collectors.joining(" || "))
						+ " FROM " + BEFORE + ", (SELECT COUNT(*) AS n FROM " + read
						+ ") AS c WHERE n >= 0) IS NOT NULL";
	}

	/**
	 * An older pgvector has not all settings.
	 */
	private static String set(String name, String value) {
		return "CASE WHEN " + column(name) + " IS NULL THEN '' ELSE set_config('" + name + "', " + value
				+ ", true) END";
	}

	private static String column(String name) {
		return name.replace('.', '_');
	}

}
