/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

class TranslatedErrorsTests {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	@Test
	void errorIsReplacedAfterTheElementsBeforeIt() {
		translated(Flux.just(1, 2).concatWith(Flux.error(new IllegalArgumentException("driver"))))
			.as(StepVerifier::create)
			.expectNext(1, 2)
			.expectErrorMessage("translated driver")
			.verify(LIMIT);
	}

	@Test
	void errorOfSourceThatCouldBeFusedIsReplaced() {
		Flux.just("a")
			.flatMap((one) -> translated(Flux.range(1, 1).map((number) -> 1 / (number - 1))))
			.as(StepVerifier::create)
			.expectErrorMessage("translated / by zero")
			.verify(LIMIT);
	}

	@Test
	void demandContextAndCancellationReachTheSource() {
		TestPublisher<String> source = TestPublisher.create();
		translated(Flux.deferContextual((context) -> source.flux().map((text) -> text + context.get("key"))))
			.contextWrite((context) -> context.put("key", "!"))
			.as((flux) -> StepVerifier.create(flux, 0))
			.thenRequest(1)
			.then(() -> source.assertMinRequested(1).next("a"))
			.expectNext("a!")
			.thenCancel()
			.verify(LIMIT);
		source.assertCancelled();
	}

	private static <T> Flux<T> translated(Flux<T> source) {
		return new TranslatedErrors<>(source, (error) -> new IllegalStateException("translated " + error.getMessage()));
	}

}
