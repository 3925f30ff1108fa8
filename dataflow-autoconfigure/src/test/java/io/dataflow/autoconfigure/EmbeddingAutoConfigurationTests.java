/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

import io.dataflow.DataFlow;
import io.dataflow.autoconfigure.app.UserApplication;
import io.dataflow.embedding.Embedder;
import io.dataflow.embedding.Embeddings;
import io.dataflow.testing.HashingEmbedder;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowEngine;
import org.junit.jupiter.api.Test;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class EmbeddingAutoConfigurationTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withUserConfiguration(UserApplication.class);

	@Test
	void modelOfSpringAiMakesTheVectorsOfTheNode() {
		this.runner.withUserConfiguration(OneModel.class).run((context) -> {
			assertThat(vector(context.getBean(WorkflowEngine.class))).isEqualTo(new HashingEmbedder(8).vector("tea"));
		});
	}

	@Test
	void modelIsCalledOnThreadsOfItsOwn() {
		this.runner.withUserConfiguration(OneModel.class).run((context) -> {
			Flux.just("a")
				.publishOn(Schedulers.parallel())
				.flatMap((text) -> context.getBean(Embeddings.class).embed(List.of(text)))
				.as(StepVerifier::create)
				.expectNextCount(1)
				.expectComplete()
				.verify(LIMIT);
			assertThat(context.getBean(HashingModel.class).threads).singleElement()
				.satisfies((name) -> assertThat(name).startsWith("dataflow-embedding"));
		});
	}

	@Test
	void batchSizeIsThatOfTheProperty() {
		this.runner.withUserConfiguration(OneModel.class)
			.withPropertyValues("dataflow.embedding.batch-size=2")
			.run((context) -> {
				context.getBean(Embeddings.class)
					.embed(List.of("a", "b", "c"))
					.as(StepVerifier::create)
					.expectNextCount(1)
					.expectComplete()
					.verify(LIMIT);
				assertThat(context.getBean(HashingModel.class).sizes).containsExactlyInAnyOrder(2, 1);
			});
	}

	@Test
	void callThatHangsIsGivenUp() {
		this.runner.withUserConfiguration(HangingModel.class)
			.withPropertyValues("dataflow.embedding.timeout=50ms")
			.run((context) -> context.getBean(Embeddings.class)
				.embed(List.of("a"))
				.as(StepVerifier::create)
				.expectErrorMessage("[DF-505] Vectors of 1 texts took longer than 50 ms.")
				.verify(LIMIT));
	}

	@Test
	void callsBeyondTheQueueAreRefused() {
		CountDownLatch end = new CountDownLatch(1);
		SpringAiEmbedder embedder = new SpringAiEmbedder(HangingModel.until(end), 1, 1);
		try {
			Flux.range(0, 3)
				.flatMap((i) -> embedder.embed(List.of("a")))
				.as(StepVerifier::create)
				.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(EmbeddingOverloadException.class)
					.hasMessage("[DF-506] Too many calls to the embedding model wait for others to end."))
				.verify(LIMIT);
		}
		finally {
			end.countDown();
			embedder.close();
		}
	}

	@Test
	void embedderOfTheApplicationComesFirst() {
		this.runner.withUserConfiguration(OneModel.class)
			.withBean(Embedder.class, () -> new HashingEmbedder(3))
			.run((context) -> {
				assertThat(context).doesNotHaveBean(SpringAiEmbedder.class);
				assertThat(vector(context.getBean(WorkflowEngine.class))).hasSize(3);
			});
	}

	@Test
	void withoutModelTheNodeSaysWhatToDeclare() {
		this.runner.run(EmbeddingAutoConfigurationTests::refusesTheNode);
	}

	@Test
	void withoutSpringAiTheNodeSaysWhatToDeclare() {
		this.runner.withClassLoader(new FilteredClassLoader(EmbeddingModel.class))
			.run(EmbeddingAutoConfigurationTests::refusesTheNode);
	}

	@Test
	void ofSeveralModelsNoneIsTakenByChance() {
		this.runner.withBean("one", HashingModel.class)
			.withBean("other", HashingModel.class)
			.run(EmbeddingAutoConfigurationTests::refusesTheNode);
	}

	@Test
	void propertiesOutOfRangeAreRefused() {
		refuses("batch-size=0", "'dataflow.embedding.batch-size' is '0' but must be at least 1");
		refuses("max-concurrent-calls=0", "'dataflow.embedding.max-concurrent-calls' is '0' but must be at least 1");
		refuses("timeout=-1s", "'dataflow.embedding.timeout' is 'PT-1S' but must be zero or positive");
	}

	private void refuses(String property, String message) {
		this.runner.withPropertyValues("dataflow.embedding." + property)
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining(message));
	}

	private static void refusesTheNode(AssertableApplicationContext context) {
		assertThat(context).hasNotFailed();
		assertThat(context.getBean(DataFlow.class).engine().validate(workflow()).errors()).singleElement()
			.satisfies((problem) -> {
				assertThat(problem.code()).isEqualTo("DF-401");
				assertThat(problem.action()).contains("Spring AI's EmbeddingModel (@Primary if there are several)");
			});
	}

	private static float[] vector(WorkflowEngine engine) {
		return (float[]) Objects
			.requireNonNull(Objects.requireNonNull(engine.run(workflow()).block(LIMIT)).value("embed", "vector"));
	}

	private static Workflow workflow() {
		return Workflow.builder("w").addNode("EmbedNode", "embed", Map.of("text", "tea")).build();
	}

	@Configuration(proxyBeanMethods = false)
	static class OneModel {

		@Bean
		HashingModel hashingModel() {
			return new HashingModel();
		}

	}

	/**
	 * A model that works as those of providers do: it blocks.
	 */
	static class HashingModel implements EmbeddingModel {

		private final HashingEmbedder hashing = new HashingEmbedder(8);

		final List<String> threads = new ArrayList<>();

		final List<Integer> sizes = new ArrayList<>();

		@Override
		public synchronized EmbeddingResponse call(EmbeddingRequest request) {
			this.threads.add(Thread.currentThread().getName());
			this.sizes.add(request.getInstructions().size());
			List<Embedding> embeddings = new ArrayList<>();
			for (String text : request.getInstructions()) {
				embeddings.add(new Embedding(this.hashing.vector(text), embeddings.size()));
			}
			return new EmbeddingResponse(embeddings);
		}

		@Override
		public float[] embed(Document document) {
			return this.hashing.vector(String.valueOf(document.getText()));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class HangingModel {

		@Bean
		EmbeddingModel hangingModel() {
			return until(new CountDownLatch(1));
		}

		static EmbeddingModel until(CountDownLatch end) {
			return new HashingModel() {
				@Override
				public synchronized EmbeddingResponse call(EmbeddingRequest request) {
					try {
						end.await();
					}
					catch (InterruptedException ex) {
						throw new IllegalStateException("interrupted", ex);
					}
					return super.call(request);
				}
			};
		}

	}

}
