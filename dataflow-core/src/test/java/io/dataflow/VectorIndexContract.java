/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.dataflow.VectorEntities.Point;
import io.dataflow.model.EntityModel;
import io.dataflow.operation.VectorSearch;
import io.dataflow.operation.VectorTuning;
import io.dataflow.operation.VectorTuning.IterativeScan;
import io.dataflow.query.Filter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Indexes on vectors, and how thoroughly they are looked through.
 */
interface VectorIndexContract extends DataFlowContract {

	private void fill() {
		Flux<Point> points = Flux.range(0, 6000)
			.map((i) -> new Point((long) i, i, new float[] { i / 100f, (i * 7 % 13) / 50f, (i * 11 % 17) / 50f, 1 }));
		await(db().model(Point.class).bulkCreate(points));
		run("CreateVectorIndexNode", "table_name", "points", "distance", "l2");
	}

	private VectorSearch search(int limit) {
		EntityModel model = db().models().model(Point.class);
		return VectorSearch.of(model, model.field("place"), List.of(0, 0, 0, 1), limit)
			.by(io.dataflow.operation.VectorDistance.L2);
	}

	private Mono<Long> count(VectorSearch search) {
		return db().operations().execute(search).count();
	}

	private static VectorTuning thorough(int efSearch) {
		return new VectorTuning(efSearch, null, IterativeScan.OFF);
	}

	@Test
	default void indexIsCreatedOnce() {
		assertThat(run("CreateVectorIndexNode", "table_name", "articles", "column_name", "embedding"))
			.containsEntry("success", true)
			.containsEntry("index_created", true)
			.containsEntry("index_name", "articles_embedding_hnsw_idx")
			.containsEntry("table_name", "articles")
			.containsEntry("column_name", "embedding")
			.containsEntry("index_type", "hnsw")
			.containsEntry("distance", "cosine");
		assertThat(run("CreateVectorIndexNode", "table_name", "articles")).containsEntry("index_created", false);
		assertThat(run("CreateVectorIndexNode", "table_name", "articles", "index_type", "ivfflat", "lists", 3))
			.containsEntry("index_created", true)
			.containsEntry("index_name", "articles_embedding_ivfflat_idx");
	}

	@Test
	default void anotherIndexOfTheNameIsNotReplaced() {
		run("CreateVectorIndexNode", "table_name", "photos", "column_name", "small", "m", 8);
		assertThat(failure("CreateVectorIndexNode", "table_name", "photos", "column_name", "small", "m", 16))
			.hasMessageContaining("'photos_small_hnsw_idx' cannot be created")
			.hasMessageContaining("hnsw on photos.small with vector_cosine_ops (m=8,ef_construction=64)")
			.satisfies((error) -> assertThat(error.code()).isEqualTo("DF-306"));
	}

	@Test
	default void indexParametersOutOfRangeAreRefused() {
		assertThat(refusal("CreateVectorIndexNode", "table_name", "articles", "m", 101).message())
			.contains("'m' must be a whole number from 2 to 100.");
		assertThat(refusal("CreateVectorIndexNode", "table_name", "articles", "m", 50, "ef_construction", 64).message())
			.contains("'ef_construction' must be a whole number from 100 to 1000.");
		assertThat(refusal("CreateVectorIndexNode", "table_name", "articles", "index_type", "ivfflat", "lists", 0)
			.message()).contains("'lists' must be a whole number from 1 to 32768.");
		assertThat(refusal("CreateVectorIndexNode", "table_name", "articles", "index_type", "btree").message())
			.contains("must be 'hnsw' or 'ivfflat'.");
		assertThat(refusal("CreateVectorIndexNode", "table_name", "photos").message())
			.contains("must be one of [small, large].");
	}

	@Test
	default void vectorsThatAreTooLongHaveNoIndex() {
		assertThat(failure("CreateVectorIndexNode", "table_name", "photos", "column_name", "large"))
			.hasMessageContaining("does not support indexes on vectors of 2001 dimensions")
			.satisfies((error) -> assertThat(error.code()).isEqualTo("DF-701"));
	}

	@Test
	default void tuningHoldsForOneSearchOnly() {
		fill();
		assertThat(await(count(search(10).tuned(thorough(1))))).isEqualTo(1);
		assertThat(await(count(search(10)))).isEqualTo(10);
		assertThat(await(count(search(200)))).isEqualTo(200);
	}

	@Test
	default void tuningEndsWithinATransaction() {
		fill();
		Mono<List<Long>> both = Flux.concat(count(search(10).tuned(thorough(1))), count(search(10))).collectList();
		assertThat(await(db().operations().inTransaction(both))).containsExactly(1L, 10L);
	}

	@Test
	default void searchWithAFilterGoesOnUntilItHasEnough() {
		fill();
		EntityModel model = db().models().model(Point.class);
		Filter far = new Filter.Comparison(model.field("distance"), Filter.Operator.GTE, 5900);
		VectorSearch search = search(10).withFilter(far);
		assertThat(await(count(search))).isEqualTo(10);
		VectorTuning relaxed = new VectorTuning(40, 5, IterativeScan.RELAXED_ORDER);
		List<Double> distances = await(
				db().operations().execute(search.tuned(relaxed)).map((match) -> match.distance()).collectList());
		assertThat(distances).hasSize(10).isSorted();
	}

	@Test
	default void indexFindsWhatAnExactSearchFinds() {
		fill();
		List<Object> found = await(db().operations()
			.execute(search(10).tuned(thorough(200)))
			.map((match) -> Objects.requireNonNull(match.row().get("id")))
			.collectList());
		Comparable<?> last = await(db().operations().execute(search(10)).map((match) -> match.distance()).last());
		assertThat(found).hasSize(10).doesNotHaveDuplicates();
		assertThat((Double) last).isLessThan(1);
	}

	@Test
	default void tableIsThatOfAnEntityWithVectors() {
		assertThat(refusal("VectorSearchNode", "table_name", "article", "query_vector", List.of(1)).message())
			.endsWith("VectorSearchNode names the table 'article', which is of no entity with vectors.");
		assertThat(refusal("VectorSearchNode", "table_name", "pg_class", "query_vector", List.of(1)).action())
			.isEqualTo("Valid: articles, photos, points, wide.");
		assertThat(refusal("VectorSearchNode", "table_name", "articles", "database", "other", "query_vector",
				List.of(1, 2, 3))
			.message()).contains("is told to work in the database 'other', which is not known.");
	}

	@Test
	default void recordsAreWrittenByTheNameOfTheTable() {
		Map<String, Object> fields = Map.of("content", "x");
		assertThat(run("VectorInsertNode", "table_name", "articles", "id", "a", "vector", List.of(1, 2, 3), "metadata",
				Map.of("source", "web"), "fields", fields))
			.containsEntry("success", true)
			.containsEntry("id", "a")
			.containsEntry("table_name", "articles");
		assertThat(run("ArticleReadNode", "id", "a")).containsEntry("meta", Map.of("source", "web"));
		assertThat(run("VectorUpdateNode", "table_name", "articles", "id", "a", "vector", List.of(3, 2, 1)))
			.containsEntry("updated", true);
		assertThat(run("VectorUpdateNode", "table_name", "articles", "id", "b", "vector", List.of(3, 2, 1)))
			.containsEntry("updated", false);
		assertThat(run("VectorUpsertNode", "table_name", "articles", "id", "a", "vector", List.of(1, 1, 1)))
			.containsEntry("created", false)
			.containsEntry("action", "updated");
		assertThat(run("VectorUpsertNode", "table_name", "articles", "id", "b", "vector", List.of(1, 1, 1), "fields",
				fields))
			.containsEntry("created", true);
		assertThat(run("VectorSearchNode", "table_name", "articles", "query_vector", List.of(1, 1, 1)))
			.containsEntry("count", 2L);
	}

	private static @Nullable Object[] with(@Nullable Object[] inputs, Map<String, Object> fields) {
		return Stream.concat(Arrays.stream(inputs), Stream.of("fields", fields)).toArray();
	}

	@Test
	default void metadataIsMoreFieldsWhereThereIsNoFieldOfTheName() {
		Object id = run("VectorInsertNode", "table_name", "photos", "vector", List.of(1, 2), "column_name", "small",
				"metadata", Map.of("title", "Sea"))
			.get("id");
		assertThat(run("PhotoReadNode", "id", id)).containsEntry("title", "Sea");
		@Nullable Object[] update = { "table_name", "photos", "id", id, "vector", List.of(1, 2), "column_name", "small" };
		assertThat(run("VectorUpdateNode", with(update, Map.of("title", Map.of("$concat", "side")))))
			.containsEntry("updated", true);
		assertThat(run("PhotoReadNode", "id", id)).containsEntry("title", "Seaside");
		assertThat(refusal("VectorUpdateNode", with(update, Map.of("id", 7))).code()).isEqualTo("DF-905");
		assertThat(refusal("VectorUpdateNode", "table_name", "photos", "vector", List.of(1, 2), "column_name", "small")
			.message()).contains("'id' of VectorUpdateNode must be the primary key of a record.");
	}

}
