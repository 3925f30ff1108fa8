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
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
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
	void callersShareTheLimit() {
		Sinks.Many<List<String>> begun = Sinks.many().unicast().onBackpressureBuffer();
		Sinks.One<List<float[]>> first = Sinks.one();
		Embeddings shared = Embeddings.of((texts) -> Mono.defer(() -> {
			begun.tryEmitNext(texts).orThrow();
			return (texts.contains("a")) ? first.asMono() : this.hashing.embed(texts);
		}), new EmbeddingSettings(1, 1, Duration.ofSeconds(5)));
		Mono<List<float[]>> cancelled = shared.embed(List.of("b")).timeout(Duration.ofMillis(50), Mono.just(List.of()));
		Mono<List<float[]>> waiting = cancelled.then(Mono.defer(() -> {
			first.tryEmitValue(List.of(new float[] { 1 })).orThrow();
			return shared.embed(List.of("c"));
		}));
		Mono.zip(shared.embed(List.of("a")), waiting)
			.as(StepVerifier::create)
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
		begun.tryEmitComplete().orThrow();
		begun.asFlux().as(StepVerifier::create).expectNext(List.of("a"), List.of("c")).expectComplete().verify(LIMIT);
	}

	@Test
	void timeToWaitIsNoTimeOfACall() {
		Embedder slow = (texts) -> this.hashing.embed(texts).delayElement(Duration.ofMillis(60));
		Embeddings shared = Embeddings.of(slow, new EmbeddingSettings(1, 1, Duration.ofMillis(500)));
		Flux.range(0, 12)
			.flatMap((i) -> shared.embed(List.of("text" + i)))
			.as(StepVerifier::create)
			.expectNextCount(12)
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void callsBeyondThoseThatMayWaitAreRefused() {
		Embeddings shared = Embeddings.of((texts) -> Mono.never(), new EmbeddingSettings(1, 1, Duration.ZERO));
		Flux.range(0, 1002)
			.flatMap((i) -> shared.embed(List.of("text" + i)), 1002)
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(EmbedderBusyException.class)
				.hasMessage("[DF-506] 1000 calls wait for the embedder already."))
			.verify(LIMIT);
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
				.satisfies(
						(ex) -> assertThat(ex.getCause()).hasMessage("java.lang.IllegalStateException").hasNoCause()))
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
