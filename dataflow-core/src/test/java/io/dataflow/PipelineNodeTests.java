/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the nodes that compute over documents, search them, index them and find out
 * what they look like.
 */
class PipelineNodeTests extends AbstractDocumentTests {

	@Test
	void aggregateYieldsWhatComesOutOfThePipeline() {
		insert(Map.of("_id", 1, "category", "a", "amount", 3, "status", "completed"),
				Map.of("_id", 2, "category", "b", "amount", 5, "status", "completed"),
				Map.of("_id", 3, "category", "a", "amount", 4, "status", "completed"),
				Map.of("_id", 4, "category", "a", "amount", 9, "status", "open"));
		List<Map<String, Object>> pipeline = List.of(Map.of("$match", Map.of("status", "completed")),
				Map.of("$group", Map.of("_id", "$category", "total", Map.of("$sum", "$amount"))),
				Map.of("$sort", Map.of("total", -1)));
		for (String type : List.of("AggregateNode", "MongoAggregateNode")) {
			assertThat(run(type, "collection", collection(), "pipeline", pipeline))
				.containsExactlyInAnyOrderEntriesOf(DataFlowContract.map("results",
						List.of(Map.of("_id", "a", "total", 7), Map.of("_id", "b", "total", 5)), "count", 2L,
						"collection", collection()));
		}
	}

	@Test
	void pipelineMayBeJsonText() {
		insert(Map.of("_id", 1), Map.of("_id", 2));
		assertThat(run("AggregateNode", "collection", collection(), "pipeline", "[{\"$limit\": 1}]"))
			.containsEntry("count", 1L);
	}

	@Test
	void pipelineFindsIdsByTheirText() {
		String id = String.valueOf(
				run("DocumentInsertNode", "collection", collection(), "document", Map.of("n", 1)).get("inserted_id"));
		assertThat(run("AggregateNode", "collection", collection(), "pipeline",
				List.of(Map.of("$match", Map.of("_id", id)))))
			.containsEntry("count", 1L);
	}

	@Test
	void lookupJoinsAnotherCollection() {
		insert(Map.of("_id", 1, "customer", "c1"), Map.of("_id", 2, "customer", "c9"));
		String customers = collection() + "_customers";
		run("DocumentInsertNode", "collection", customers, "document", Map.of("_id", "c1", "name", "Ann"));
		List<Object> arguments = List.of("collection", collection(), "from", customers, "local_field", "customer",
				"foreign_field", "_id", "as", "who");
		Map<String, @Nullable Object> lists = run("LookupNode", arguments.toArray());
		assertThat(values(lists, "results", "who")).containsExactly(List.of(Map.of("_id", "c1", "name", "Ann")),
				List.of());
		Map<String, @Nullable Object> pairs = run("LookupNode", "collection", collection(), "from", customers,
				"local_field", "customer", "foreign_field", "_id", "as", "who", "unwind", true, "limit", 5, "filter",
				Map.of("_id", 1));
		assertThat(values(pairs, "results", "who")).containsExactly(Map.of("_id", "c1", "name", "Ann"));
	}

	@Test
	void unwindYieldsOneResultForEachElement() {
		insert(Map.of("_id", 1, "tags", List.of("a", "b")), Map.of("_id", 2, "tags", List.of()));
		Map<String, @Nullable Object> result = run("UnwindNode", "collection", collection(), "path", "tags");
		assertThat(values(result, "results", "tags")).containsExactly("a", "b");
		Map<String, @Nullable Object> all = run("UnwindNode", "collection", collection(), "path", "tags",
				"preserve_null_and_empty", true, "include_array_index", "position");
		assertThat(all).containsEntry("count", 3L);
		assertThat(values(all, "results", "position")).startsWith(0L, 1L);
	}

	@Test
	void pathOfUnwindIsNoExpression() {
		assertThat(failureWithInputs("UnwindNode", "collection", collection(), "path", "$tags"))
			.hasMessageContaining("'path' of UnwindNode must be the name of a field");
	}

	@Test
	void uniqueIndexIsKept() {
		assertThat(run("CreateIndexNode", "collection", collection(), "keys",
				List.of(List.of("email", 1), List.of("age", -1)), "unique", true, "name", "by_email"))
			.containsExactlyInAnyOrderEntriesOf(
					Map.of("success", true, "index_name", "by_email", "collection", collection()));
		insert(Map.of("_id", 1, "email", "a", "age", 1));
		assertThat(failure("DocumentInsertNode", "collection", collection(), "document",
				Map.of("_id", 2, "email", "a", "age", 1))
			.code()).isEqualTo("DF-502");
	}

	@Test
	void indexOfOneFieldIsNamedAfterIt() {
		assertThat(run("IndexNode", "collection", collection(), "field", "name")).containsEntry("index_created", true)
			.containsEntry("field", "name")
			.containsEntry("index_name", "name_1");
		assertThat(run("CreateIndexNode", "collection", collection(), "field", "body", "index_type", "text"))
			.containsEntry("index_name", "body_text");
		assertThat(run("CreateIndexNode", "collection", collection(), "field", "place", "index_type", "geospatial",
				"sparse", true))
			.containsEntry("index_name", "place_2dsphere");
		assertThat(run("CreateIndexNode", "collection", collection(), "keys", "[[\"n\", \"descending\"]]"))
			.containsEntry("index_name", "n_-1");
	}

	@Test
	void indexOfAnUnknownKindIsRefused() {
		assertThat(failureWithInputs("IndexNode", "collection", collection(), "field", "name", "index_type", "magic"))
			.hasMessageContaining("'index_type' of IndexNode must be made of ascending")
			.hasMessageContaining("not magic");
		assertThat(failureWithInputs("CreateIndexNode", "collection", collection()))
			.hasMessageContaining("'keys' of CreateIndexNode");
	}

	@Test
	void schemaIsInferredFromDocuments() {
		insert(Map.of("_id", 1, "name", "Ann", "size", 1, "address", Map.of("city", "Rome")),
				Map.of("_id", 2, "name", 7, "size", 1L << 40), Map.of("_id", 3, "size", 2));
		Map<String, @Nullable Object> result = run("InferSchemaNode", "collection", collection());
		assertThat(result).containsEntry("sampled", 3L);
		Map<?, ?> schema = (Map<?, ?>) Objects.requireNonNull(result.get("schema"));
		assertThat(schema.keySet()).map(String::valueOf)
			.containsExactlyInAnyOrder("_id", "address", "address.city", "name", "size");
		assertThat(schema.get("_id")).isEqualTo(Map.of("type", "integer", "types", List.of("integer"), "count", 3L,
				"nullable", false, "primary_key", true));
		assertThat(schema.get("name")).isEqualTo(Map.of("type", "mixed", "types", List.of("integer", "string"), "count",
				2L, "nullable", true, "primary_key", false));
		assertThat(schema.get("size")).isEqualTo(Map.of("type", "long", "types", List.of("integer", "long"), "count",
				3L, "nullable", false, "primary_key", false));
	}

	@Test
	void sampleOfNothingIsRefused() {
		assertThat(failureWithInputs("InferSchemaNode", "collection", collection(), "sample_size", 0))
			.hasMessageContaining("'sample_size' is 0");
	}

	@Test
	@Needs(Capability.TEXT_SEARCH)
	void searchFindsWordsWithTheBestFirst() {
		run("CreateIndexNode", "collection", collection(), "field", "body", "index_type", "text");
		insert(Map.of("_id", 1, "body", "green tea"), Map.of("_id", 2, "body", "tea tea tea"),
				Map.of("_id", 3, "body", "coffee"));
		Map<String, @Nullable Object> result = run("SearchNode", "collection", collection(), "query", "tea");
		assertThat(values(result, "documents", "_id")).containsExactly(2, 1);
		assertThat(values(result, "documents", "score")).allMatch((score) -> score instanceof Double);
		assertThat(values(run("SearchNode", "collection", collection(), "query", "tea", "filter", Map.of("_id", 1)),
				"documents", "_id"))
			.containsExactly(1);
	}

}
