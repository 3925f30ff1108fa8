/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.dataflow.VectorEntities.Article;
import io.dataflow.VectorEntities.Photo;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;
import io.dataflow.workflow.Problem;
import io.dataflow.workflow.Workflow;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The nodes that take the name of a table, in an engine that works with two databases.
 */
@DatabaseTest(DatabaseName.PGVECTOR)
final class VectorDatabasesTests extends AbstractInstanceTests {

	@Override
	DataFlow instance() {
		DataFlow pictures = DataFlow.builder(database().another().url()).name("pictures").models(Photo.class).build();
		return DataFlow.builder(url()).models(Article.class).databases(beside(pictures)).build();
	}

	@Test
	void tableIsFoundInTheDatabaseThatHasIt() {
		Object id = run("VectorInsertNode", "table_name", "photos", "vector", List.of(1, 2), "column_name", "small")
			.get("id");
		assertThat(run("PhotoReadNode", "id", id)).containsEntry("found", true);
		assertThat(run("VectorSearchNode", "table_name", "photos", "database", "pictures", "column_name", "small",
				"query_vector", List.of(1, 1)))
			.containsEntry("count", 1L);
	}

	@Test
	void tableOfAnotherDatabaseIsNotFound() {
		assertThat(refusal("VectorSearchNode", "table_name", "photos", "database", "default", "query_vector",
				List.of(1, 1)))
			.satisfies((problem) -> assertThat(problem.code()).isEqualTo("DF-603"))
			.satisfies((problem) -> assertThat(problem.action()).isEqualTo("Valid: articles."));
		assertThat(refusal("VectorInsertNode", "table_name", "articles", "db_instance", "pictures", "vector",
				List.of(1, 1, 1), "fields", Map.of("content", "x"))
			.action()).isEqualTo("Valid: photos.");
	}

	@Test
	void tableOfAnotherDatabaseInATransactionIsRefused() {
		assertThat(problems(Map.of("table_name", "photos", "column_name", "small"))).singleElement()
			.satisfies((problem) -> assertThat(problem.code()).isEqualTo("DF-701"))
			.satisfies((problem) -> assertThat(problem.message())
				.startsWith("Node 'insert' (VectorInsertNode) is of the database 'pictures'"));
		assertThat(problems(Map.of("table_name", "photos", "column_name", "small", "database", "pictures"))).hasSize(1);
		assertThat(problems(Map.of("table_name", "articles"))).isEmpty();
	}

	private List<Problem> problems(Map<String, Object> table) {
		Map<String, Object> parameters = new HashMap<>(table);
		parameters.put("vector", "[1, 2" + (table.containsValue("articles") ? ", 3]" : "]"));
		return db().engine()
			.validate(Workflow.builder("w")
				.transaction("tx",
						(scope) -> scope.addNode("ArticleCountNode", "count")
							.addNode("VectorInsertNode", "insert", parameters))
				.build())
			.errors();
	}

}
