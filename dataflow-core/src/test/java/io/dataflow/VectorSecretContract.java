/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.dataflow.logging.LogCategory;
import io.dataflow.testing.SecretScan;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Values of records with vectors, the vectors themselves and what is searched for are in
 * no log and no error.
 */
interface VectorSecretContract extends DataFlowContract {

	/** Text that stands for a vector, of which {@link SecretScan} knows nothing. */
	String NUMBER = "0.7182818";

	List<Double> VECTOR = List.of(Double.valueOf(NUMBER), 2.0, 3.0);

	private static void assertNothingLeaked(SecretScan scan) {
		assertThat(scan.leaks()).isEmpty();
		assertThat(scan.lines(LogCategory.SQL_GENERATION.loggerName())).isNotEmpty()
			.noneMatch((line) -> line.contains(NUMBER));
		assertThat(scan.lines(LogCategory.NODE_EXECUTION.loggerName())).noneMatch((line) -> line.contains(NUMBER));
	}

	@Test
	default void nodesOfVectorsKeepValuesToThemselves() {
		try (SecretScan scan = SecretScan.open()) {
			Map<String, Object> secret = Map.of("password", SecretScan.TEXT, SecretScan.TEXT, SecretScan.NUMBER);
			Map<String, Object> fields = Map.of("content", SecretScan.TEXT, "category", SecretScan.TEXT);
			write("VectorInsertNode", "metadata", secret, "fields", fields);
			write("VectorUpdateNode", "metadata", secret, "fields", fields);
			write("VectorUpsertNode", "metadata", secret, "fields", fields);
			search("VectorSearchNode", "filter", fields);
			search("HybridSearchNode", "text_query", SecretScan.TEXT, "filter", fields);
			run("CreateVectorIndexNode", "table_name", "articles");
			search("VectorSearchNode", "filter", fields, "ef_search", 50);
			search("HybridSearchNode", "text_query", SecretScan.TEXT);
			run("ArticleVectorSearchNode", "query_vector", VECTOR, "filter", fields);
			scan.read(db().engine().history().recent());
			assertNothingLeaked(scan);
		}
	}

	private void write(String type, Object... inputs) {
		run(type, with(inputs, "table_name", "articles", "id", SecretScan.TEXT, "vector", VECTOR));
	}

	private void search(String type, Object... inputs) {
		assertThat(run(type, with(inputs, "table_name", "articles", "query_vector", VECTOR))).containsEntry("count",
				1L);
	}

	private static Object[] with(Object[] inputs, Object... more) {
		return Stream.concat(Stream.of(more), Stream.of(inputs)).toArray();
	}

	@Test
	default void refusalsOfVectorsKeepValuesToThemselves() {
		run("ArticleCreateNode", "id", SecretScan.TEXT, "content", SecretScan.TEXT, "embedding", VECTOR);
		try (SecretScan scan = SecretScan.open()) {
			scan.read(failureWithInputs("ArticleCreateNode", "id", SecretScan.TEXT, "content", "x"));
			scan.read(failureWithInputs("ArticleCreateNode", "id", "a", "content", "x", "embedding", SecretScan.TEXT));
			scan.read(failureWithInputs("ArticleCreateNode", "id", "a", "content", "x", "embedding",
					List.of(Double.valueOf(NUMBER), SecretScan.NUMBER)));
			scan.read(failureWithInputs("ArticleVectorSearchNode", "query_vector", SecretScan.TEXT));
			scan.read(failureWithInputs("ArticleVectorSearchNode", "query_vector", VECTOR.subList(0, 2)));
			scan.read(db().engine().history().recent());
			assertNothingLeaked(scan);
		}
	}

}
