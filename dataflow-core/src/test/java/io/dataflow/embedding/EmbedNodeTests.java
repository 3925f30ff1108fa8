/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.embedding;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dataflow.testing.HashingEmbedder;
import io.dataflow.workflow.Problem;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowEngine;
import io.dataflow.workflow.WorkflowExecutionException;
import io.dataflow.workflow.WorkflowRun;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EmbedNodeTests {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private final HashingEmbedder hashing = new HashingEmbedder(8);

	private final WorkflowEngine engine = engine(
			Embeddings.of(this.hashing, new EmbeddingSettings(2, 1, Duration.ZERO)));

	@Test
	void oneTextGivesOneVector() {
		WorkflowRun run = run(Map.of("text", "green tea"), Map.of());
		assertThat(run.result("embed")).containsEntry("vector", this.hashing.vector("green tea"))
			.containsEntry("count", 1)
			.containsEntry("dimensions", 8)
			.doesNotContainKey("vectors");
	}

	@Test
	void severalTextsGiveSeveralVectorsInBatches() {
		WorkflowRun run = run(Map.of("texts", List.of("a", "b", "c")), Map.of());
		assertThat(run.result("embed")).containsEntry("count", 3).doesNotContainKey("vector");
		assertThat((List<?>) Objects.requireNonNull(run.result("embed")).get("vectors")).hasSize(3)
			.element(2)
			.isEqualTo(this.hashing.vector("c"));
		assertThat(this.hashing.calls()).containsExactly(List.of("a", "b"), List.of("c"));
	}

	@Test
	void textMayArriveWhenTheNodeRuns() {
		WorkflowRun run = run(Map.of(), Map.of("text", "tea"));
		assertThat(run.value("embed", "vector")).isEqualTo(this.hashing.vector("tea"));
	}

	@Test
	void noTextsGiveNoVectors() {
		assertThat(run(Map.of("texts", List.of()), Map.of()).result("embed")).containsEntry("count", 0)
			.containsEntry("vectors", List.of())
			.containsEntry("dimensions", null);
	}

	@Test
	void missingTextIsRefusedBeforeTheRun() {
		assertThat(problem(Map.of()).message()).contains("EmbedNode has neither 'text' nor 'texts'.");
		assertThat(problem(Map.of()).code()).isEqualTo("DF-101");
	}

	@Test
	void bothInputsAreRefusedBeforeTheRun() {
		assertThat(problem(Map.of("text", "a", "texts", List.of("b")))).satisfies((problem) -> {
			assertThat(problem.code()).isEqualTo("DF-102");
			assertThat(problem.message()).contains("has both 'text' and 'texts'");
		});
	}

	@Test
	void elementThatIsNoTextIsRefusedByItsIndex() {
		assertThat(problem(Map.of("texts", List.of("a", 7))).message()).contains("not at index 1");
	}

	@Test
	void nullThatArrivesIsRefused() {
		assertThatExceptionOfType(WorkflowExecutionException.class)
			.isThrownBy(() -> run(Map.of(), Collections.singletonMap("text", null)))
			.withMessageContaining("EmbedNode has neither 'text' nor 'texts'.");
	}

	@Test
	void withoutEmbedderTheWorkflowIsRefused() {
		assertThat(engine(Embeddings.none()).validate(workflow(Map.of("text", "a"))).errors()).singleElement()
			.satisfies((problem) -> {
				assertThat(problem.code()).isEqualTo("DF-401");
				assertThat(problem.message()).contains("EmbedNode is used, but nothing makes vectors of texts.");
			});
	}

	@Test
	void failureShowsNoText() {
		WorkflowEngine failing = engine(Embeddings.of((texts) -> {
			throw new IllegalStateException("the secret text");
		}, EmbeddingSettings.defaults()));
		assertThatExceptionOfType(WorkflowExecutionException.class)
			.isThrownBy(() -> failing.run(workflow(Map.of("text", "the secret text"))).block(LIMIT))
			.withMessageContaining("Vectors of 1 texts could not be made")
			.withMessageNotContaining("secret");
	}

	private Problem problem(Map<String, ?> parameters) {
		List<Problem> errors = this.engine.validate(workflow(parameters)).errors();
		assertThat(errors).hasSize(1);
		return errors.get(0);
	}

	private WorkflowRun run(Map<String, ?> parameters, Map<String, ? extends @Nullable Object> inputs) {
		return Objects.requireNonNull(
				this.engine.run(workflow(parameters), RunOptions.inputs(Map.of("embed", inputs))).block(LIMIT));
	}

	private static Workflow workflow(Map<String, ?> parameters) {
		return Workflow.builder("w").addNode("EmbedNode", "embed", parameters).build();
	}

	private static WorkflowEngine engine(Embeddings embeddings) {
		return WorkflowEngine.builder().nodeTypes(List.of(embeddings.nodeType())).build();
	}

}
