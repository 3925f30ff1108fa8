/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.Map;

import io.dataflow.operation.VectorTuning;
import io.dataflow.operation.VectorTuning.IterativeScan;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class VectorSettingsTests {

	private static Map<String, String> values(@Nullable IterativeScan scan) {
		return VectorSettings.of(new VectorTuning(7, 3, scan), 10).values();
	}

	@Test
	void whatTheServerIsSetToIsNotLowered() {
		assertThat(VectorSettings.of(VectorTuning.NONE, 50).values()).containsExactly(
				entry("hnsw.ef_search", "GREATEST(CAST(%s AS integer), 50)::text"),
				entry("hnsw.iterative_scan", "'strict_order'"), entry("ivfflat.iterative_scan", "'relaxed_order'"));
		assertThat(VectorSettings.of(VectorTuning.NONE, 5000).values()).containsEntry("hnsw.ef_search",
				"GREATEST(CAST(%s AS integer), 1000)::text");
	}

	@Test
	void indexIsLeftAloneOnlyWhenTold() {
		assertThat(values(IterativeScan.OFF)).containsEntry("hnsw.iterative_scan", "'off'")
			.containsEntry("ivfflat.iterative_scan", "'off'");
		assertThat(values(IterativeScan.RELAXED_ORDER)).containsEntry("hnsw.iterative_scan", "'relaxed_order'")
			.containsEntry("ivfflat.iterative_scan", "'relaxed_order'");
		assertThat(values(IterativeScan.STRICT_ORDER)).containsOnlyKeys("hnsw.ef_search", "ivfflat.probes",
				"hnsw.iterative_scan");
		assertThat(values(null)).containsEntry("hnsw.ef_search", "'7'").containsEntry("ivfflat.probes", "'3'");
	}

}
