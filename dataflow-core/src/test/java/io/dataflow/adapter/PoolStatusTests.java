/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PoolStatusTests {

	@Test
	void utilizationIsTheShareOfAllThatThereMayBe() {
		assertThat(new PoolStatus(2, 1, 0, 0, 2, 0).utilizationPercent()).isZero();
		assertThat(new PoolStatus(2, 1, 1, 0, 1, 0).utilizationPercent()).isEqualTo(33);
		assertThat(new PoolStatus(2, 1, 3, 1, 0, 0).utilizationPercent()).isEqualTo(100);
	}

	@Test
	void exhaustedMeansThatTheNextOneWaits() {
		assertThat(new PoolStatus(2, 1, 2, 0, 0, 0).isExhausted()).isFalse();
		assertThat(new PoolStatus(2, 1, 3, 1, 0, 0).isExhausted()).isTrue();
		assertThat(new PoolStatus(2, 1, 3, 1, 0, 4).isExhausted()).isTrue();
	}

}
