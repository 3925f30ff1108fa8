/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import io.dataflow.adapter.Capability;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;
import org.junit.jupiter.api.BeforeEach;

/**
 * Vectors in PostgreSQL with pgvector.
 */
@DatabaseTest(DatabaseName.PGVECTOR)
final class PgvectorTests extends AbstractInstanceTests implements ExtensionContract, VectorSchemaContract,
		VectorContract, VectorBulkContract, VectorSearchContract, VectorIndexContract, VectorSecretContract {

	@Override
	DataFlow instance() {
		return DataFlow.builder(url()).models(VectorEntities.ALL.toArray(Class<?>[]::new)).build();
	}

	@Override
	@BeforeEach
	void clear() throws Exception {
		try (Stranger stranger = Stranger.at(url())) {
			stranger.execute("TRUNCATE articles, photos, points, wide",
					"DROP INDEX IF EXISTS articles_embedding_hnsw_idx, "
							+ "articles_embedding_ivfflat_idx, photos_small_hnsw_idx, points_place_hnsw_idx");
		}
	}

	@Override
	public Capability capability() {
		return Capability.VECTORS;
	}

}
