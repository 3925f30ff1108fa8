/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

import static org.assertj.core.api.Assertions.assertThat;

class HandoverTests {

	private final List<String> givenBack = new CopyOnWriteArrayList<>();

	@Test
	void valueIsHandedOver() {
		handover(Mono.just("connection")).as(StepVerifier::create)
			.expectNext("connection")
			.expectComplete()
			.verify(Duration.ofSeconds(5));
		assertThat(this.givenBack).isEmpty();
	}

	@Test
	void errorIsPassedOn() {
		handover(Mono.error(new IllegalStateException("down"))).as(StepVerifier::create)
			.expectErrorMessage("down")
			.verify(Duration.ofSeconds(5));
	}

	@Test
	void cancelWhileWaitingShouldGiveBackWhatArrives() {
		TestPublisher<String> source = TestPublisher.create();
		Disposable waiting = handover(source.mono()).subscribe();
		waiting.dispose();
		source.assertNotCancelled();
		source.emit("connection");
		assertThat(this.givenBack).containsExactly("connection");
	}

	@Test
	void cancelAfterHandingOverShouldGiveNothingBack() {
		Sinks.One<String> source = Sinks.one();
		Disposable waiting = handover(source.asMono()).concatWith(Mono.never()).subscribe();
		source.tryEmitValue("connection");
		waiting.dispose();
		assertThat(this.givenBack).isEmpty();
	}

	@Test
	void cancelBeforeRequestShouldNotBegin() {
		TestPublisher<String> source = TestPublisher.create();
		StepVerifier.create(handover(source.mono()), 0).thenCancel().verify(Duration.ofSeconds(5));
		source.assertCancelled();
	}

	@Test
	void giveBackIsGivenTheContext() {
		TestPublisher<String> source = TestPublisher.create();
		Disposable waiting = new Handover<String>(source.mono(),
				(value) -> Mono
					.deferContextual((context) -> Mono.fromRunnable(() -> this.givenBack.add(context.get("key")))))
			.contextWrite((context) -> context.put("key", "transaction"))
			.subscribe();
		waiting.dispose();
		source.emit("connection");
		assertThat(this.givenBack).containsExactly("transaction");
	}

	private Mono<String> handover(Mono<String> source) {
		return new Handover<>(source, (value) -> Mono.fromRunnable(() -> this.givenBack.add(value)));
	}

}
