/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import java.util.Arrays;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * How thoroughly one search looks through an index. What is not set is left to the
 * database, except that a search looks at as many candidates as it asks for records, and
 * goes on until it has enough.
 *
 * @param efSearch how many candidates an HNSW index keeps, from 1 to 1000
 * @param probes how many lists of an IVFFlat index are read, from 1 to 32768
 * @param iterativeScan whether an index is read on when it has yielded too few records
 * @since 0.1.0
 */
public record VectorTuning(@Nullable Integer efSearch, @Nullable Integer probes,
		@Nullable IterativeScan iterativeScan) {

	/** Has an index read on until there are enough records. */
	public static final VectorTuning NONE = new VectorTuning(null, null, null);

	/** The greatest {@code ef_search}. */
	public static final int MAX_EF_SEARCH = 1000;

	private static final int MAX_PROBES = 32_768;

	public VectorTuning {
		if (efSearch != null) {
			VectorParameterException.within("ef_search", efSearch, 1, MAX_EF_SEARCH);
		}
		if (probes != null) {
			VectorParameterException.within("probes", probes, 1, MAX_PROBES);
		}
	}

	/**
	 * Whether an index is read on when it has yielded too few records.
	 */
	public enum IterativeScan {

		/** It is not. */
		OFF,

		/** It is, and records may be found slightly out of order. */
		RELAXED_ORDER,

		/**
		 * It is, in the order of their distance; an IVFFlat index as the server is set.
		 */
		STRICT_ORDER;

		/**
		 * Return the name by which nodes take it.
		 * @return the name in lower case
		 */
		public String text() {
			return name().toLowerCase(Locale.ROOT);
		}

		/**
		 * Find a value by its name.
		 * @param text the name, in any case
		 * @return the value
		 * @throws VectorParameterException DF-102 when there is none of this name
		 */
		public static IterativeScan parse(String text) {
			return Arrays.stream(values())
				.filter((scan) -> scan.text().equals(text.toLowerCase(Locale.ROOT)))
				.findFirst()
				.orElseThrow(() -> new VectorParameterException("iterative_scan",
						"'off', 'relaxed_order' or 'strict_order'"));
		}

	}

}
