/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.dataflow.operation.document.DocumentCount;
import io.dataflow.operation.document.DocumentInsert;
import io.dataflow.pipeline.Operations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the nodes that keep documents without a model.
 */
class DocumentNodeTests extends AbstractDocumentTests {

	@Test
	void insertYieldsTheIdAsText() {
		Map<String, @Nullable Object> result = run("DocumentInsertNode", "collection", collection(), "document",
				Map.of("name", "Ann"));
		assertThat(result).containsOnlyKeys("success", "inserted_id", "collection")
			.containsEntry("success", true)
			.containsEntry("collection", collection());
		assertThat(String.valueOf(result.get("inserted_id"))).matches("[0-9a-f]{24}");
	}

	@Test
	void documentsComeBackWithTheirValues() {
		Map<String, @Nullable Object> document = DataFlowContract.map("_id", "d1", "text", "it's; DROP TABLE--",
				"whole", 7, "long", 1L << 40, "real", 1.5, "exact", new BigDecimal("12.30"), "flag", true, "nothing",
				null, "at", Instant.parse("2026-01-02T03:04:05.678Z"), "uuid",
				UUID.fromString("00000000-0000-0000-0000-000000000001"), "list", List.of(1, "a", Map.of("b", 2)), "map",
				Map.of("city", "Rome"));
		run("DocumentInsertNode", "collection", collection(), "document", document);
		Map<String, @Nullable Object> result = run("DocumentFindNode", "collection", collection());
		assertThat(result).containsOnlyKeys("documents", "count", "collection").containsEntry("count", 1L);
		assertThat(result.get("documents")).isEqualTo(List.of(document));
	}

	@Test
	void documentMayBeJsonText() {
		run("DocumentInsertNode", "collection", collection(), "document",
				"{\"_id\": {\"$oid\": \"65f000000000000000000001\"}, \"at\": {\"$date\": \"2026-01-02T00:00:00Z\"}}");
		assertThat(found(Map.of(), "_id")).containsExactly("65f000000000000000000001");
		assertThat(found(Map.of(), "at")).containsExactly(Instant.parse("2026-01-02T00:00:00Z"));
	}

	@Test
	void findSelectsSortsSkipsAndLimits() {
		insert(Map.of("_id", 1, "n", 5), Map.of("_id", 2, "n", 3), Map.of("_id", 3, "n", 4), Map.of("_id", 4, "n", 1));
		Map<String, @Nullable Object> result = run("DocumentFindNode", "collection", collection(), "filter",
				Map.of("n", Map.of("$gt", 2)), "sort", List.of(List.of("n", -1)), "skip", 1, "limit", 1, "projection",
				Map.of("n", 1));
		assertThat(result.get("documents")).isEqualTo(List.of(Map.of("_id", 3, "n", 4)));
	}

	@Test
	void idAsTextFindsObjectIdsAndTexts() {
		String id = String
			.valueOf(run("DocumentInsertNode", "collection", collection(), "document", Map.of("kind", "a"))
				.get("inserted_id"));
		insert(Map.of("_id", "65f000000000000000000009", "kind", "b"));
		assertThat(found(Map.of("_id", id), "kind")).containsExactly("a");
		assertThat(found(Map.of("_id", "65f000000000000000000009"), "kind")).containsExactly("b");
		assertThat(found(Map.of("_id", Map.of("$in", List.of(id, "65f000000000000000000009"))), "kind"))
			.containsExactly("a", "b");
		assertThat(found(Map.of("_id", Map.of("$ne", id)), "kind")).containsExactly("b");
		assertThat(found(Map.of("_id", Map.of("$oid", "65f000000000000000000009")), "kind")).isEmpty();
	}

	@Test
	void bulkInsertYieldsTheIdsInOrder() {
		Map<String, @Nullable Object> result = run("BulkDocumentInsertNode", "collection", collection(), "documents",
				List.of(Map.of("_id", "b"), Map.of("n", 1), Map.of("_id", "a")));
		assertThat(result).containsOnlyKeys("success", "inserted_ids", "inserted_count", "collection")
			.containsEntry("inserted_count", 3L);
		List<?> ids = (List<?>) Objects.requireNonNull(result.get("inserted_ids"));
		assertThat(ids.get(0)).isEqualTo("b");
		assertThat(ids.get(2)).isEqualTo("a");
	}

	@Test
	void unorderedInsertKeepsWhatIsAccepted() {
		insert(Map.of("_id", 2));
		assertThat(failure("BulkDocumentInsertNode", "collection", collection(), "documents",
				List.of(Map.of("_id", 1), Map.of("_id", 2), Map.of("_id", 3)), "ordered", false)
			.code()).isEqualTo("DF-502");
		assertThat(found(Map.of(), "_id")).containsExactly(1, 2, 3);
	}

	@Test
	void updateChangesOneOrAll() {
		insert(Map.of("_id", 1, "n", 1), Map.of("_id", 2, "n", 1), Map.of("_id", 3, "n", 1));
		assertThat(run("DocumentUpdateNode", "collection", collection(), "filter", Map.of("n", 1), "update",
				Map.of("$set", Map.of("n", 2))))
			.containsExactlyInAnyOrderEntriesOf(DataFlowContract.map("matched_count", 1L, "modified_count", 1L,
					"upserted_id", null, "collection", collection()));
		assertThat(run("DocumentUpdateNode", "collection", collection(), "filter", Map.of("n", 1), "update",
				"{\"$inc\": {\"n\": 5}}", "multi", true))
			.containsEntry("modified_count", 2L);
		assertThat(found(Map.of(), "n")).containsExactly(2, 6, 6);
	}

	@Test
	void upsertInsertsWhatIsMissing() {
		assertThat(run("DocumentUpdateNode", "collection", collection(), "filter", Map.of("_id", "u1"), "update",
				Map.of("$set", Map.of("n", 1)), "upsert", true))
			.containsEntry("matched_count", 0L)
			.containsEntry("upserted_id", "u1");
		assertThat(found(Map.of(), "_id")).containsExactly("u1");
	}

	@Test
	void upsertByAnIdLikeAnObjectIdKeepsThatText() {
		String id = "65f000000000000000000007";
		Map<String, Object> update = Map.of("$inc", Map.of("n", 1));
		run("DocumentUpdateNode", "collection", collection(), "filter", Map.of("_id", id), "update", update, "upsert",
				true);
		run("DocumentUpdateNode", "collection", collection(), "filter", Map.of("_id", id), "update", update, "upsert",
				true);
		assertThat(found(Map.of(), "_id")).containsExactly(id);
		assertThat(found(Map.of(), "n")).containsExactly(2);
	}

	@Test
	void deleteRemovesOneOrAll() {
		insert(Map.of("_id", 1, "n", 1), Map.of("_id", 2, "n", 1), Map.of("_id", 3, "n", 1), Map.of("_id", 4, "n", 2));
		assertThat(run("DocumentDeleteNode", "collection", collection(), "filter", Map.of("n", 1)))
			.containsExactlyInAnyOrderEntriesOf(Map.of("deleted_count", 1L, "collection", collection()));
		assertThat(run("DocumentDeleteNode", "collection", collection(), "filter", Map.of("n", 1), "multi", true))
			.containsEntry("deleted_count", 2L);
		assertThat(found(Map.of(), "_id")).containsExactly(4);
	}

	@Test
	void countCountsWhatSatisfiesTheFilter() {
		insert(Map.of("_id", 1, "n", 1), Map.of("_id", 2, "n", 2));
		assertThat(run("DocumentCountNode", "collection", collection()))
			.containsExactlyInAnyOrderEntriesOf(Map.of("count", 2L, "collection", collection()));
		assertThat(run("DocumentCountNode", "collection", collection(), "filter", Map.of("n", 2)))
			.containsEntry("count", 1L);
		assertThat(run("DocumentCountNode", "collection", collection(), "filter", Map.of("n", 3)))
			.containsEntry("count", 0L);
	}

	@Test
	void filterMayArriveAtRunTime() {
		insert(Map.of("_id", 1, "n", 1), Map.of("_id", 2, "n", 2));
		assertThat(values(runWithInputs("DocumentFindNode", "collection", collection(), "filter", Map.of("n", 2)),
				"documents", "_id"))
			.containsExactly(2);
		assertThat(run("DocumentFindNode", "database", "default", "collection", collection())).containsEntry("count",
				2L);
	}

	@Test
	void documentsAreReachableFromJava() {
		String collection = collection();
		// tag::java[]
		Operations operations = db().operations();
		Mono<Long> adults = operations
			.execute(DocumentInsert.of(collection, Map.of("name", "Ann", "age", 36, "tags", List.of("new"))))
			.then(operations.execute(new DocumentCount(collection, Map.of("age", Map.of("$gte", 18)))).single());
		// end::java[]
		adults.as(StepVerifier::create).expectNext(1L).expectComplete().verify(LIMIT);
	}

	@Test
	void portsAreDescribed() {
		List<String> silent = db().engine()
			.nodeTypes()
			.stream()
			.filter((type) -> type.name().startsWith("Document") || type.name().startsWith("GridFs"))
			.flatMap((type) -> type.inputs()
				.stream()
				.filter((port) -> port.description().isEmpty())
				.map((port) -> type.name() + "." + port.name()))
			.toList();
		assertThat(silent).isEmpty();
	}

}
