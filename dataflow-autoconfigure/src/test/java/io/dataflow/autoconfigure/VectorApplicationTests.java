/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dataflow.DataFlow;
import io.dataflow.ModelOperations;
import io.dataflow.Nearest;
import io.dataflow.autoconfigure.vectors.Picture;
import io.dataflow.autoconfigure.vectors.VectorApplication;
import io.dataflow.operation.VectorDistance;
import io.dataflow.query.Query;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;
import io.dataflow.testing.TestDatabase;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowRun;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.ResolvableType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with a vector on a server that has pgvector.
 */
@DatabaseTest(DatabaseName.PGVECTOR)
class VectorApplicationTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withUserConfiguration(VectorApplication.class)
		.withPropertyValues("dataflow.workflows.locations=classpath*:none/*.yaml");

	@Test
	void vectorsAreStoredAndFound(TestDatabase database) {
		this.contextRunner.withPropertyValues("DATABASE_URL=" + database.another().url()).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean("pictureVectorSearchNode", NodeType.class).name())
				.isEqualTo("PictureVectorSearchNode");
			pictures(context).bulkCreate(Flux.just(picture("east", 10, 0, 0), picture("north", 0, 1, 0))).block(LIMIT);
			List<Nearest<Picture>> found = pictures(context)
				.search(Query.all().limit(1), "embedding", new float[] { 3, 1, 0 }, VectorDistance.COSINE)
				.collectList()
				.block(LIMIT);
			assertThat(found).singleElement()
				.satisfies((nearest) -> assertThat(nearest.entity().id()).isEqualTo("east"));
			assertThat(run(context, "PictureVectorSearchNode", Map.of("query_vector", "[0, 2, 0]", "k", 1)))
				.singleElement()
				.satisfies((row) -> assertThat(((Map<?, ?>) row).get("id")).isEqualTo("north"));
			assertThat(run(context, "HybridSearchNode",
					Map.of("table_name", "pictures", "query_vector", "[0, 2, 0]", "text_query", "east")))
				.hasSize(2);
		});
	}

	private static Picture picture(String id, float... embedding) {
		return new Picture(id, "a view to the " + id, embedding);
	}

	@SuppressWarnings("unchecked")
	private static ModelOperations<Picture> pictures(AssertableApplicationContext context) {
		return (ModelOperations<Picture>) context
			.getBeanProvider(ResolvableType.forClassWithGenerics(ModelOperations.class, Picture.class))
			.getObject();
	}

	private static List<?> run(AssertableApplicationContext context, String node, Map<String, Object> inputs) {
		WorkflowRun run = context.getBean(DataFlow.class)
			.engine()
			.run(Workflow.builder("search").addNode(node, "search", inputs).build())
			.block(LIMIT);
		return Objects.requireNonNull((List<?>) Objects.requireNonNull(run).value("search", "results"));
	}

}
