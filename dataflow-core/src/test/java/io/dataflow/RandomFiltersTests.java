/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.dataflow.RandomFilters.Selection;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RandomFiltersTests {

	@Test
	void failureIsThatOfTheSimplestValue() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> check((selection) -> assertThat(selection.order()).hasSizeLessThan(2)))
			.withMessageStartingWith("seed 3, Selection[filter={text=")
			.withMessageEndingWith("order=[text, whole]]")
			.havingCause()
			.withMessageContaining("2");
	}

	@Test
	void failureThatDoesNotComeBackCounts() {
		AtomicBoolean failed = new AtomicBoolean();
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> check((selection) -> assertThat(failed.getAndSet(true)).isTrue()));
	}

	@Test
	void seedMakesTheSameRecordsAndValues() {
		List<Object> first = new ArrayList<>();
		List<Object> second = new ArrayList<>();
		RandomFilters.check(7, 5, RandomFilters.selections(3), 20, first::addAll, first::add);
		RandomFilters.check(7, 5, RandomFilters.selections(3), 20, second::addAll, second::add);
		assertThat(first).hasSize(25).isEqualTo(second);
	}

	private static void check(Consumer<Selection> check) {
		RandomFilters.check(3, 1, RandomFilters.selections(2), 100, (records) -> assertThat(records).hasSize(1), check);
	}

}
