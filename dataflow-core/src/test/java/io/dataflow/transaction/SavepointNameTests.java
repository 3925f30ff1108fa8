/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.transaction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SavepointNameTests {

	@ParameterizedTest
	@ValueSource(strings = { "a", "_1", "before_payment", "SELECT",
			"a23456789_123456789_123456789_123456789_123456789_123456789_123" })
	void nameShouldBeKept(String name) {
		assertThat(SavepointName.of(name)).hasToString(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "1a", "a b", "a;b", "a\n", "ä", "a\"b",
			"a23456789_123456789_123456789_123456789_123456789_123456789_1234" })
	void otherTextShouldBeRefused(String name) {
		assertThatExceptionOfType(InvalidTransactionSettingException.class).isThrownBy(() -> SavepointName.of(name))
			.withMessageContaining("DF-102")
			.withMessageContaining("is not the name of a savepoint");
	}

	@Test
	void longTextShouldBeShortenedInTheMessage() {
		assertThatExceptionOfType(InvalidTransactionSettingException.class)
			.isThrownBy(() -> SavepointName.of("x".repeat(1_000_000)))
			.satisfies((ex) -> assertThat(ex.getMessage()).hasSizeLessThan(200));
	}

}
