/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PoolSettingsTests {

	@Test
	void defaultsSuitAServiceOfOrdinaryLoad() {
		PoolSettings settings = PoolSettings.defaults();
		assertThat(settings.size()).isEqualTo(10);
		assertThat(settings.maxSize()).isEqualTo(30);
		assertThat(settings.recycle()).isEqualTo(Duration.ofHours(1));
		assertThat(settings.acquireTimeout()).isEqualTo(Duration.ofSeconds(30));
	}

	@Test
	void ofWhenSizeIsZeroShouldThrow() {
		assertThatExceptionOfType(InvalidPoolSettingsException.class).isThrownBy(() -> settings(0, 0))
			.satisfies((failure) -> assertThat(failure.code()).isEqualTo("DF-401"))
			.satisfies((failure) -> assertThat(failure.action()).contains("'dataflow.pool.size'"))
			.withMessageContaining("'pool.size' is 0 but must be at least 1");
	}

	@Test
	void ofWhenOverflowIsNegativeShouldThrow() {
		assertThatExceptionOfType(InvalidPoolSettingsException.class).isThrownBy(() -> settings(1, -1))
			.withMessageContaining("'pool.max-overflow' is -1 but must be 0 or more");
	}

	private static PoolSettings settings(int size, int overflow) {
		return new PoolSettings(size, overflow, Duration.ofHours(1), Duration.ofSeconds(1));
	}

}
