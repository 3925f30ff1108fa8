/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/**
 * An instance on MongoDB without models, and a collection for each test.
 */
@DatabaseTest(DatabaseName.MONGODB)
abstract class AbstractDocumentTests extends AbstractInstanceTests {

	private String collection = "";

	@Override
	DataFlow instance() {
		return DataFlow.builder(url()).build();
	}

	@BeforeEach
	void nameCollection() {
		this.collection = "things_" + UUID.randomUUID().toString().replace("-", "");
	}

	/**
	 * Return the name of the collection of this test, which does not exist yet.
	 */
	String collection() {
		return this.collection;
	}

	/**
	 * Insert documents.
	 */
	void insert(Object... documents) {
		run("BulkDocumentInsertNode", "collection", this.collection, "documents", List.of(documents));
	}

	/**
	 * Return a field of all documents that a filter selects, in the order of that field.
	 */
	List<@Nullable Object> found(Map<String, ?> filter, String field) {
		return values(run("DocumentFindNode", "collection", this.collection, "filter", filter, "sort",
				List.of(List.of(field, 1))), "documents", field);
	}

	static List<@Nullable Object> values(Map<String, @Nullable Object> result, String key, String field) {
		return ((List<?>) Objects.requireNonNull(result.get(key))).stream()
			.<@Nullable Object>map((row) -> ((Map<?, ?>) row).get(field))
			.toList();
	}

}
