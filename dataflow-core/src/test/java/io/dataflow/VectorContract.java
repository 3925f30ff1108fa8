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

import io.dataflow.VectorEntities.Article;
import io.dataflow.query.Query;
import io.dataflow.workflow.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How vectors are stored.
 */
interface VectorContract extends DataFlowContract {

	private List<Float> embedding(String id) {
		Object vector = run("ArticleReadNode", "id", id).get("embedding");
		List<Float> numbers = new ArrayList<>();
		for (float number : (float[]) Objects.requireNonNull(vector)) {
			numbers.add(number);
		}
		return numbers;
	}

	@Test
	default void vectorIsReadAsItWasStored() {
		Map<String, @Nullable Object> created = run("ArticleCreateNode", "id", "a", "content", "x", "embedding",
				List.of(1, 0.1, -2.5e-7));
		assertThat((float[]) created.get("embedding")).containsExactly(1f, 0.1f, -2.5e-7f);
		assertThat(embedding("a")).containsExactly(1f, 0.1f, -2.5e-7f);
		run("ArticleUpdateNode", "filter", Map.of("id", "a"), "fields", Map.of("embedding", new double[] { 0, 1, 2 }));
		assertThat(embedding("a")).containsExactly(0f, 1f, 2f);
		run("ArticleUpsertNode", "where", Map.of("id", "a"), "update", Map.of("embedding", "[3, 4, 5]"));
		assertThat(embedding("a")).containsExactly(3f, 4f, 5f);
		assertThat(run("ArticleListNode", "filter", Map.of("embedding", List.of(3, 4, 5)))).containsEntry("count", 1L);
	}

	@Test
	default void vectorMayBeAbsent() {
		run("ArticleCreateNode", "id", "a", "content", "x");
		assertThat(run("ArticleReadNode", "id", "a")).containsEntry("embedding", null);
		run("ArticleUpdateNode", "filter", Map.of("id", "a"), "fields", Map.of("embedding", List.of(1, 2, 3)));
		assertThat(run("ArticleCountNode", "filter", Map.of("embedding", Map.of("$exists", true))))
			.containsEntry("count", 1L);
	}

	@Test
	default void bulkCallsStoreVectors() {
		List<Map<String, Object>> few = List.of(article("f0", 1), article("f1", 2));
		List<Map<String, Object>> many = new ArrayList<>();
		for (int i = 0; i < 250; i++) {
			many.add(article("m" + i, i));
		}
		assertThat(run("ArticleBulkCreateNode", "data", few)).containsEntry("inserted", 2L);
		assertThat(run("ArticleBulkCreateNode", "data", many)).containsEntry("inserted", 250L);
		assertThat(embedding("f1")).containsExactly(2f, 0.25f, -1.5e-9f);
		assertThat(embedding("m249")).containsExactly(249f, 0.25f, -1.5e-9f);
		run("ArticleBulkUpdateNode", "data", List.of(Map.of("id", "f0", "embedding", List.of(7, 7, 7)),
				Map.of("id", "f1", "embedding", List.of(8, 8, 8))));
		assertThat(embedding("f0")).containsExactly(7f, 7f, 7f);
		run("ArticleBulkUpsertNode", "data", List.of(article("f1", 9), article("f2", 10)));
		assertThat(embedding("f1")).containsExactly(9f, 0.25f, -1.5e-9f);
		assertThat(embedding("f2")).containsExactly(10f, 0.25f, -1.5e-9f);
	}

	private static Map<String, Object> article(String id, double first) {
		return Map.of("id", id, "content", "x", "embedding", List.of(first, 0.25, -1.5e-9));
	}

	@Test
	default void entitiesHaveVectors() {
		ModelOperations<Article> articles = db().model(Article.class);
		Article article = new Article("a", "x", null, null, new float[] { 1, 2, 3 });
		assertThat(await(articles.create(article)).embedding()).containsExactly(1, 2, 3);
		assertThat(await(articles.read("a")).embedding()).containsExactly(1, 2, 3);
		await(articles.bulkCreate(Flux.range(0, 300).map((i) -> new Article("b" + i, "x", null, null, null))));
		assertThat(await(articles.count(Query.all()))).isEqualTo(301);
	}

	@Test
	default void whatIsNoVectorOfTheFieldIsRefused() {
		assertRefused(List.of(1, 2), "takes a list of 3 finite numbers, but was given one of 2.");
		assertRefused(new float[] { 1, 2, 3, 4 }, "but was given one of 4.");
		assertRefused(List.of(1, Double.NaN, 2), "but was given one whose element 1 is NaN.");
		assertRefused(new double[] { 1, 2, 1e300 }, "but was given one whose element 2 is infinite as a float.");
		assertRefused(Arrays.asList(null, 1, 2), "but was given one whose element 0 is null.");
		assertRefused(List.of("1", 2, 3), "but was given one whose element 0 is a String.");
		assertRefused("nearby", "but was given String.");
		assertThat(run("ArticleCountNode")).containsEntry("count", 0L);
	}

	private void assertRefused(Object vector, String message) {
		Problem problem = refusal("ArticleCreateNode", "id", "a", "content", "x", "embedding", vector);
		assertThat(problem.code()).isEqualTo("DF-102");
		assertThat(problem.message()).contains("'embedding' of model 'Article'").contains(message);
	}

	@Test
	default void oneBadVectorKeepsAllOfABulkCallOut() {
		assertThat(failureWithInputs("ArticleBulkCreateNode", "data",
				List.of(Map.of("id", "a", "content", "x", "embedding", List.of(1, 2, 3)),
						Map.of("id", "b", "content", "x", "embedding", List.of(1, 2)))))
			.hasMessageContaining("one of 2");
		assertThat(run("ArticleCountNode")).containsEntry("count", 0L);
	}

}
