/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dataflow.VectorEntities.Article;
import io.dataflow.error.DataFlowException;
import io.dataflow.operation.VectorDistance;
import io.dataflow.query.Query;
import io.dataflow.workflow.Problem;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * How records are found by their vectors.
 */
interface VectorSearchContract extends DataFlowContract {

	/** A query that stands between the first and the second article. */
	List<Integer> QUERY = List.of(3, 1, 0);

	private void fill() {
		run("ArticleBulkCreateNode", "data",
				List.of(article("east", "winter in the alps", "travel", List.of(10, 0, 0)),
						article("north", "summer at the sea", "travel", List.of(0, 1, 0)),
						article("up", "winter tyres for cars", "cars", List.of(0, 0, 1)),
						Map.of("id", "none", "content", "winter without a vector", "category", "travel")));
	}

	private static Map<String, Object> article(String id, String content, String category, List<Integer> vector) {
		return Map.of("id", id, "content", content, "category", category, "embedding", vector);
	}

	private static List<@Nullable Object> found(Map<String, @Nullable Object> result, String field) {
		List<@Nullable Object> values = new ArrayList<>();
		for (Object row : (List<?>) Objects.requireNonNull(result.get("results"))) {
			values.add(((Map<?, ?>) row).get(field));
		}
		return values;
	}

	private static double first(Map<String, @Nullable Object> result, String field) {
		return (Double) Objects.requireNonNull(found(result, field).get(0));
	}

	@Test
	default void theNearestRecordComesFirst() {
		fill();
		Map<String, @Nullable Object> result = run("ArticleVectorSearchNode", "query_vector", QUERY, "k", 2);
		assertThat(found(result, "id")).containsExactly("east", "north");
		assertThat(first(result, "distance")).isCloseTo(1 - 3 / Math.sqrt(10), Offset.offset(1e-6));
		assertThat(result).containsEntry("count", 2L)
			.containsEntry("table_name", "articles")
			.containsEntry("distance_metric", "cosine");
		assertThat(found(run("ArticleVectorSearchNode", "query_vector", QUERY), "id")).hasSize(3);
	}

	@Test
	default void distanceIsMeasuredAsAsked() {
		fill();
		Map<String, @Nullable Object> l2 = run("ArticleVectorSearchNode", "query_vector", QUERY, "distance", "l2");
		assertThat(found(l2, "id")).containsExactly("north", "up", "east");
		assertThat(first(l2, "distance")).isCloseTo(3, Offset.offset(1e-6));
		Map<String, @Nullable Object> ip = run("ArticleVectorSearchNode", "query_vector", QUERY, "distance", "ip");
		assertThat(found(ip, "id")).containsExactly("east", "north", "up");
		assertThat(first(ip, "distance")).isCloseTo(-30, Offset.offset(1e-6));
	}

	@Test
	default void objectsAreFoundByTheirVectors() {
		fill();
		ModelOperations<Article> articles = db().model(Article.class);
		float[] vector = { 3, 1, 0 };
		Query travel = Query.where(Map.of("category", "travel"));
		assertThat(await(articles.search(travel.limit(1), "embedding", vector, VectorDistance.COSINE).collectList()))
			.singleElement()
			.satisfies((nearest) -> {
				assertThat(nearest.entity().id()).isEqualTo("east");
				assertThat(nearest.entity().embedding()).containsExactly(10, 0, 0);
				assertThat(nearest.distance()).isCloseTo(1 - 3 / Math.sqrt(10), Offset.offset(1e-6));
			});
		await(articles.delete("up"));
		assertThat(ids(articles.search(Query.all(), "embedding", vector, VectorDistance.L2))).containsExactly("north",
				"east");
		assertThat(ids(articles.search(Query.all().withDeleted(), "embedding", vector, VectorDistance.L2)))
			.containsExactly("north", "up", "east");
	}

	private List<String> ids(Flux<Nearest<Article>> found) {
		return await(found.map((nearest) -> nearest.entity().id()).collectList());
	}

	@Test
	default void searchForObjectsByWhatIsNoVectorIsRefused() {
		ModelOperations<Article> articles = db().model(Article.class);
		float[] vector = { 3, 1, 0 };
		assertSearchRefused(articles.search(Query.all(), "content", vector, VectorDistance.L2), "DF-102",
				"'field' must be a vector of Article, not 'content'.");
		assertSearchRefused(articles.search(Query.all(), "nothing", vector, VectorDistance.L2), "DF-605", "nothing");
		assertSearchRefused(articles.search(Query.all(), "embedding", new float[2], VectorDistance.L2), "DF-102",
				"takes a list of 3 finite numbers, but was given one of 2.");
		assertSearchRefused(articles.search(Query.all().limit(0), "embedding", vector, VectorDistance.L2), "DF-102",
				"'limit' must be a whole number from 1 to 10000.");
		assertSearchRefused(articles.search(Query.all(), "embedding", new float[3], VectorDistance.COSINE), "DF-102",
				"'vector' must be other than zero");
	}

	private void assertSearchRefused(Flux<Nearest<Article>> search, String code, String message) {
		DataFlowException failure = catchThrowableOfType(DataFlowException.class, () -> await(search.collectList()));
		assertThat(failure.code()).isEqualTo(code);
		assertThat(failure).hasMessageContaining(message);
	}

	@Test
	default void recordsComeWithWhatWasAskedFor() {
		fill();
		Map<String, @Nullable Object> all = run("ArticleVectorSearchNode", "query_vector", QUERY, "k", 1);
		assertThat(found(all, "embedding")).doesNotContainNull();
		assertThat(found(all, "created_at")).doesNotContainNull();
		Map<String, @Nullable Object> less = run("ArticleVectorSearchNode", "query_vector", QUERY, "k", 1,
				"return_distance", false, "return_vector", false);
		assertThat(((Map<?, ?>) ((List<?>) Objects.requireNonNull(less.get("results"))).get(0)).keySet())
			.noneMatch((name) -> List.of("embedding", "distance").contains(name));
	}

	@Test
	default void searchLooksOnlyAtWhatTheFilterLeaves() {
		fill();
		assertThat(found(run("ArticleVectorSearchNode", "query_vector", QUERY, "filter",
				Map.of("category", Map.of("$in", List.of("cars", "boats")))), "id"))
			.containsExactly("up");
		assertThat(found(run("ArticleVectorSearchNode", "query_vector", QUERY, "filter_conditions",
				"{\"category\": \"travel\", \"content\": {\"$like\": \"%sea%\"}}"), "id"))
			.containsExactly("north");
		Problem problem = refusal("ArticleVectorSearchNode", "query_vector", QUERY, "filter", Map.of("kind", "x"));
		assertThat(problem.code()).isEqualTo("DF-605");
	}

	@Test
	default void deletedRecordsAreNotFound() {
		fill();
		run("ArticleDeleteNode", "id", "east");
		assertThat(found(run("ArticleVectorSearchNode", "query_vector", QUERY), "id")).containsExactly("north", "up");
		assertThat(found(run("ArticleVectorSearchNode", "query_vector", QUERY, "include_deleted", true), "id"))
			.containsExactly("east", "north", "up");
		assertThat(found(
				run("HybridSearchNode", "table_name", "articles", "query_vector", QUERY, "text_query", "winter"), "id"))
			.containsExactly("up", "north", "none");
	}

	@Test
	default void zeroVectorHasNoCosine() {
		fill();
		run("ArticleUpdateNode", "id", "east", "embedding", List.of(0, 0, 0));
		assertThat(found(run("ArticleVectorSearchNode", "query_vector", QUERY), "id")).containsExactly("north", "up");
		Problem problem = refusal("ArticleVectorSearchNode", "query_vector", List.of(0, 0, 0));
		assertThat(problem.code()).isEqualTo("DF-102");
		assertThat(problem.message()).contains("'query_vector' must be other than zero where the distance is cosine");
		for (double length : new double[] { 1e-30, 1e30 }) {
			assertThat(refusal("ArticleVectorSearchNode", "query_vector", List.of(0, length, 0)).message()).contains(
					"'query_vector' must be longer than 1e-22 and shorter than 1e19 where the distance is cosine");
		}
		assertThat(
				found(run("ArticleVectorSearchNode", "query_vector", List.of(0, 0, 0), "distance", "l2", "k", 1), "id"))
			.containsExactly("east");
	}

	@Test
	default void parametersOutOfRangeAreRefused() {
		assertRefused("k", 0, "'k' must be a whole number from 1 to 10000.");
		assertRefused("k", 10_001, "'k' must be a whole number from 1 to 10000.");
		assertRefused("ef_search", 1001, "'ef_search' must be a whole number from 1 to 1000.");
		assertRefused("probes", 0, "'probes' must be a whole number from 1 to 32768.");
		assertRefused("distance", "near", "'distance' must be 'cosine', 'l2' or 'ip'.");
		assertRefused("iterative_scan", "x", "'iterative_scan' must be 'off', 'relaxed_order' or 'strict_order'.");
		assertRefused("column_name", "content", "'column_name' of ArticleVectorSearchNode must be one of [embedding].");
		assertRefused("query_vector", List.of(1, 2), "takes a list of 3 finite numbers, but was given one of 2.");
	}

	private void assertRefused(String parameter, Object value, String message) {
		Map<String, @Nullable Object> parameters = DataFlowContract.map("query_vector", QUERY);
		parameters.put(parameter, value);
		List<Object> pairs = new ArrayList<>();
		parameters.forEach((name, given) -> pairs.addAll(List.of(name, Objects.requireNonNull(given))));
		Problem problem = refusal("ArticleVectorSearchNode", pairs.toArray());
		assertThat(problem.code()).isEqualTo("DF-102");
		assertThat(problem.message()).contains(message);
	}

	@Test
	default void hybridSearchRanksByVectorAndWords() {
		fill();
		Map<String, @Nullable Object> result = run("HybridSearchNode", "table_name", "articles", "query_vector", QUERY,
				"text_query", "winter -cars", "k", 3);
		assertThat(found(result, "id")).containsExactly("east", "north", "up");
		assertThat(first(result, "score")).isCloseTo(0.7 / 61 + 0.3 / 61, Offset.offset(1e-9));
		assertThat(result).containsEntry("search_type", "hybrid").containsEntry("count", 3L);
		Map<String, @Nullable Object> words = run("PgVectorHybridSearchNode", "table_name", "articles", "query_vector",
				QUERY, "text_query", "tyres", "vector_weight", 0.1, "text_weight", 0.9, "k", 1);
		assertThat(found(words, "id")).containsExactly("up");
	}

	@Test
	default void hybridSearchWithoutWordsIsOneByTheVector() {
		fill();
		Map<String, @Nullable Object> result = run("HybridSearchNode", "table_name", "articles", "query_vector", QUERY);
		assertThat(found(result, "id")).containsExactly("east", "north", "up");
		assertThat(first(result, "score")).isCloseTo(0.7 / 61, Offset.offset(1e-9));
		assertThat(result).containsEntry("search_type", "vector_only");
	}

	@Test
	default void wordsAreOfALanguage() {
		fill();
		assertThat(hybridIds("simple", "tyre")).doesNotContain("up");
		assertThat(hybridIds("english", "tyre")).containsExactly("up");
		assertThat(refusal("HybridSearchNode", "table_name", "articles", "query_vector", QUERY, "text_query", "x",
				"language", "en'--")
			.message()).contains("'language' must be the name of a language in lower case");
		assertThat(failure("HybridSearchNode", "table_name", "articles", "query_vector", QUERY, "text_query", "x",
				"language", "klingon"))
			.hasMessageContaining("'language' must be a language that the database knows");
	}

	@Test
	default void whatElseDoesNotExistIsNoLanguage() throws Exception {
		try (Stranger stranger = Stranger.at(url())) {
			stranger.execute(
					"CREATE FUNCTION strange(integer) RETURNS text LANGUAGE plpgsql STABLE AS "
							+ "$$ BEGIN RETURN pg_get_userbyid('nobody'::regrole); END $$",
					"ALTER TABLE articles RENAME TO kept",
					"CREATE VIEW articles AS SELECT * FROM kept WHERE strange(1) = ''");
			try {
				assertThat(
						failure("HybridSearchNode", "table_name", "articles", "query_vector", QUERY, "text_query", "x"))
					.hasMessageContaining("Cannot search Article")
					.hasMessageNotContaining("language");
			}
			finally {
				stranger.execute("DROP VIEW articles", "ALTER TABLE kept RENAME TO articles",
						"DROP FUNCTION strange(integer)");
			}
		}
	}

	private List<@Nullable Object> hybridIds(String language, String words) {
		return found(run("HybridSearchNode", "table_name", "articles", "query_vector", QUERY, "text_query", words,
				"language", language, "vector_weight", 0, "filter", Map.of("id", "up"), "k", 1), "id")
			.stream()
			.filter((id) -> first(
					run("HybridSearchNode", "table_name", "articles", "query_vector", QUERY, "text_query", words,
							"language", language, "vector_weight", 0, "filter", Map.of("id", "up"), "k", 1),
					"score") > 0)
			.toList();
	}

}
