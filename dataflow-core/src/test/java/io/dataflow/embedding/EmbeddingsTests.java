/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.embedding;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.dataflow.error.DataFlowException;
import io.dataflow.testing.HashingEmbedder;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EmbeddingsTests {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private final HashingEmbedder hashing = new HashingEmbedder(8);

	@Test
	void textsGoInBatchesAndVectorsComeInTheirOrder() {
		List<String> texts = IntStream.range(0, 7).mapToObj((i) -> "word" + i).toList();
		embeddings(this.hashing, 3).embed(texts).as(StepVerifier::create).assertNext((vectors) -> {
			assertThat(vectors).hasSize(7);
			for (int i = 0; i < 7; i++) {
				assertThat(vectors.get(i)).as("vector %d", i).isEqualTo(this.hashing.vector("word" + i));
			}
		}).expectComplete().verify(LIMIT);
		assertThat(this.hashing.calls()).containsExactly(texts.subList(0, 3), texts.subList(3, 6), texts.subList(6, 7));
	}

	@Test
	void batchesThatEndInAnotherOrderKeepTheirPlaces() {
		Embedder slowFirst = (texts) -> this.hashing.embed(texts)
			.delayElement(Duration.ofMillis((texts.get(0).equals("a")) ? 80 : 1));
		embeddings(slowFirst, 1).embed(List.of("a", "b")).as(StepVerifier::create).assertNext((vectors) -> {
			assertThat(vectors.get(0)).isEqualTo(this.hashing.vector("a"));
			assertThat(vectors.get(1)).isEqualTo(this.hashing.vector("b"));
		}).expectComplete().verify(LIMIT);
	}

	@Test
	void noMoreCallsAreMadeAtATimeThanAllowed() {
		AtomicInteger running = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		Embedder counting = (texts) -> Mono.defer(() -> {
			most.accumulateAndGet(running.incrementAndGet(), Math::max);
			return this.hashing.embed(texts)
				.delayElement(Duration.ofMillis(20))
				.doOnTerminate(running::decrementAndGet);
		});
		Embeddings.of(counting, new EmbeddingSettings(1, 2, Duration.ZERO))
			.embed(List.of("a", "b", "c", "d", "e"))
			.as(StepVerifier::create)
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
		assertThat(most).hasValue(2);
	}

	@Test
	void noTextsNeedNoCall() {
		embeddings(this.hashing, 3).embed(List.of())
			.as(StepVerifier::create)
			.expectNext(List.of())
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.hashing.calls()).isEmpty();
	}

	@Test
	void nothingIsCalledBeforeSomebodySubscribes() {
		embeddings(this.hashing, 3).embed(List.of("a"));
		assertThat(this.hashing.calls()).isEmpty();
	}

	@Test
	void wrongNumberOfVectorsIsRefused() {
		fails((texts) -> Mono.just(List.of(new float[] { 1 })), "[DF-501] The embedder made 1 vectors of 2 texts.");
		fails((texts) -> Mono.empty(), "[DF-501] The embedder made 0 vectors of 2 texts.");
	}

	@Test
	void vectorsOfDifferentLengthsAreRefused() {
		fails((texts) -> Mono.just(List.of(new float[2], new float[3])),
				"[DF-501] The embedder made vectors of different lengths: 2 and 3.");
	}

	@Test
	void vectorWithoutFiniteNumbersIsRefused() {
		fails((texts) -> Mono.just(List.of(new float[] { 1, Float.NaN }, new float[2])),
				"[DF-501] The embedder made a vector that holds NaN.");
		fails((texts) -> Mono.just(List.of(new float[0], new float[2])),
				"[DF-501] The embedder made a vector without numbers.");
	}

	@Test
	void failureIsToldWithoutWhatTheModelSays() {
		Embedder failing = (texts) -> Mono.error(new IllegalStateException("bad key sk-123 for: my text"));
		embeddings(failing, 10).embed(List.of("a", "b"))
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(EmbeddingFailedException.class)
				.hasMessage("[DF-501] Vectors of 2 texts could not be made: IllegalStateException.")
				.hasCauseInstanceOf(IllegalStateException.class))
			.verify(LIMIT);
	}

	@Test
	void callThatThrowsFailsAlike() {
		fails((texts) -> {
			throw new IllegalArgumentException("my text");
		}, "[DF-501] Vectors of 2 texts could not be made: IllegalArgumentException.");
	}

	@Test
	void callThatTakesTooLongFails() {
		Embeddings.of((texts) -> Mono.never(), new EmbeddingSettings(10, 1, Duration.ofMillis(20)))
			.embed(List.of("a"))
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(EmbeddingTimeoutException.class)
				.hasMessage("[DF-505] Vectors of 1 texts took longer than 20 ms."))
			.verify(LIMIT);
	}

	@Test
	void withoutEmbedderShouldSayWhatToDeclare() {
		Embeddings.none()
			.embed(List.of("a"))
			.as(StepVerifier::create)
			.expectErrorSatisfies(
					(error) -> assertThat(error).isInstanceOfSatisfying(MissingEmbedderException.class, (ex) -> {
						assertThat(ex).hasMessage("[DF-401] EmbedNode is used, but nothing makes vectors of texts.");
						assertThat(ex.action()).contains("EmbeddingModel", "Embedder", "DataFlowBuilder.embedder(..)");
					}))
			.verify(LIMIT);
	}

	@Test
	void settingsOutOfRangeAreRefused() {
		assertThatExceptionOfType(InvalidEmbeddingSettingException.class)
			.isThrownBy(() -> new EmbeddingSettings(0, 1, Duration.ZERO))
			.withMessage("[DF-401] 'batchSize' of embeddings must be at least 1, but is 0.");
		assertThatExceptionOfType(InvalidEmbeddingSettingException.class)
			.isThrownBy(() -> new EmbeddingSettings(1, 0, Duration.ZERO))
			.withMessageContaining("'maxConcurrentCalls'");
		assertThatExceptionOfType(InvalidEmbeddingSettingException.class)
			.isThrownBy(() -> new EmbeddingSettings(1, 1, Duration.ofSeconds(-1)))
			.withMessageContaining("zero or positive");
	}

	private static void fails(Embedder embedder, String message) {
		embeddings(embedder, 10).embed(List.of("a", "b"))
			.as(StepVerifier::create)
			.expectErrorSatisfies(
					(error) -> assertThat(error).isInstanceOf(DataFlowException.class).hasMessage(message))
			.verify(LIMIT);
	}

	private static Embeddings embeddings(Embedder embedder, int batchSize) {
		return Embeddings.of(embedder, new EmbeddingSettings(batchSize, 4, Duration.ofSeconds(5)));
	}

}
