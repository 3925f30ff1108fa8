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
import io.dataflow.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * An instance on MongoDB without models, and a collection for each test.
 */
@DatabaseTest(DatabaseName.MONGODB)
@TestInstance(Lifecycle.PER_CLASS)
abstract class AbstractDocumentTests implements DataFlowContract {

	private @Nullable TestDatabase database;

	private @Nullable DataFlow db;

	private String collection = "";

	@BeforeAll
	void start(TestDatabase database) {
		this.database = database;
		this.db = DataFlow.builder(database.url()).build();
		this.db.start().block(LIMIT);
	}

	@BeforeEach
	void nameCollection() {
		this.collection = "things_" + UUID.randomUUID().toString().replace("-", "");
	}

	@AfterAll
	void stop() {
		if (this.db != null) {
			this.db.close().block(LIMIT);
		}
	}

	@Override
	public TestDatabase database() {
		return Objects.requireNonNull(this.database);
	}

	@Override
	public DataFlow db() {
		return Objects.requireNonNull(this.db);
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
