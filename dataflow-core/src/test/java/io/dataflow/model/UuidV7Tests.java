/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UuidV7Tests {

	private static final Instant NOW = Instant.parse("2026-01-31T12:00:00.123456Z");

	@Test
	void hasVersionAndVariantOfTheStandard() {
		UUID uuid = new UuidV7().next();
		assertThat(uuid.version()).isEqualTo(7);
		assertThat(uuid.variant()).isEqualTo(2);
	}

	@Test
	void beginsWithTheTimeInMilliseconds() {
		UUID uuid = new UuidV7(() -> NOW).next();
		assertThat(uuid.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
	}

	@Test
	void textsAscendWithinOneMillisecond() {
		UuidV7 generator = new UuidV7(() -> NOW);
		assertThat(Stream.generate(generator::next).limit(10_000).map(UUID::toString)).isSorted()
			.doesNotHaveDuplicates();
	}

	@Test
	void textsAscendWhenTheClockStepsBack() {
		Iterator<Instant> clock = List.of(NOW, NOW.minusSeconds(5)).iterator();
		UuidV7 generator = new UuidV7(clock::next);
		assertThat(generator.next().toString()).isLessThan(generator.next().toString());
	}

}
