/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class DelayNodeTests {

	private static void waits(Object duration, Duration expected) {
		StepVerifier.withVirtualTime(() -> new DelayNode().run(Map.of("duration", duration, "data", "x")))
			.expectSubscription()
			.expectNoEvent(expected)
			.expectNext(Map.of("data", "x", "delayed_ms", expected.toMillis()))
			.expectComplete()
			.verify(Duration.ofSeconds(5));
	}

	private static void fails(@Nullable Object duration) {
		Map<String, @Nullable Object> inputs = new HashMap<>();
		inputs.put("duration", duration);
		new DelayNode().run(inputs)
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(InvalidControlInputException.class)
				.hasMessage("[DF-102] 'duration' of DelayNode must be a span of time from 0 to PT1H: "
						+ "ISO-8601 text such as PT1.5S, or whole milliseconds."))
			.verify(Duration.ofSeconds(5));
	}

	@Test
	void dataShouldPassAfterTheDelay() {
		waits("PT1.5S", Duration.ofMillis(1500));
		waits(Duration.ofMinutes(2), Duration.ofMinutes(2));
		waits(250L, Duration.ofMillis(250));
		waits("PT1H", Duration.ofHours(1));
	}

	@Test
	void dataWhenThereIsNoneShouldBeNull() {
		new DelayNode().run(Map.of("duration", 0))
			.as(StepVerifier::create)
			.expectNextMatches((result) -> result.containsKey("data") && result.get("data") == null
					&& Long.valueOf(0).equals(result.get("delayed_ms")))
			.expectComplete()
			.verify(Duration.ofSeconds(5));
	}

	@Test
	void durationWhenItIsNoneShouldFail() {
		fails("soon");
		fails("1500");
		fails(-1);
		fails("PT-1S");
		fails("PT1H0.001S");
		fails(Long.MAX_VALUE);
		fails(1.5);
		fails(null);
		fails(Map.of());
	}

	@Test
	void cancellationShouldEndTheDelay() {
		StepVerifier.withVirtualTime(() -> new DelayNode().run(Map.of("duration", "PT1M")))
			.expectSubscription()
			.expectNoEvent(Duration.ofSeconds(59))
			.thenCancel()
			.verify(Duration.ofSeconds(5));
	}

	@Test
	void typeShouldDescribeItsPorts() {
		assertThat(DelayNode.type().inputs()).extracting(Port::description).doesNotContain("");
	}

}
