/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.List;
import java.util.Map;

import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DocumentFilters}.
 */
class DocumentFiltersTests {

	private static final String ID = "65f000000000000000000001";

	private static final String BOTH = "[{$oid: '" + ID + "'}, '" + ID + "']";

	@Test
	void idThatLooksLikeAnObjectIdMeansBoth() {
		assertThat(DocumentFilters.of(Map.of("_id", ID))).isEqualTo(BsonDocument.parse("{_id: {$in: " + BOTH + "}}"));
		assertThat(DocumentFilters.of(Map.of("_id", Map.of("$eq", ID))))
			.isEqualTo(BsonDocument.parse("{_id: {$in: " + BOTH + "}}"));
		assertThat(DocumentFilters.of(Map.of("_id", Map.of("$ne", ID))))
			.isEqualTo(BsonDocument.parse("{_id: {$nin: " + BOTH + "}}"));
		assertThat(DocumentFilters.of(Map.of("_id", Map.of("$not", Map.of("$in", List.of(ID))))))
			.isEqualTo(BsonDocument.parse("{_id: {$not: {$in: " + BOTH + "}}}"));
	}

	@Test
	void idInConnectivesAndMatchStagesMeansBoth() {
		assertThat(DocumentFilters.of(Map.of("$or", List.of(Map.of("_id", ID)))))
			.isEqualTo(BsonDocument.parse("{$or: [{_id: {$in: " + BOTH + "}}]}"));
		assertThat(DocumentFilters.pipeline(List.of(Map.of("$match", Map.of("_id", ID)))))
			.containsExactly(BsonDocument.parse("{$match: {_id: {$in: " + BOTH + "}}}"));
	}

	@Test
	void otherValuesStayAsTheyAre() {
		assertThat(DocumentFilters.of(Map.of("_id", "u1"))).isEqualTo(BsonDocument.parse("{_id: 'u1'}"));
		assertThat(DocumentFilters.of(Map.of("user", ID))).isEqualTo(BsonDocument.parse("{user: '" + ID + "'}"));
		assertThat(DocumentFilters.of(Map.of("_id", Map.of("$gt", 5))))
			.isEqualTo(BsonDocument.parse("{_id: {$gt: 5}}"));
		assertThat(DocumentFilters.of(Map.of("_id", Map.of("$oid", ID))))
			.isEqualTo(BsonDocument.parse("{_id: {$oid: '" + ID + "'}}"));
	}

}
