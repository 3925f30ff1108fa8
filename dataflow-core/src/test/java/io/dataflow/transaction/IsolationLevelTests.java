/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.transaction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class IsolationLevelTests {

	@ParameterizedTest
	@CsvSource({ "READ COMMITTED, READ_COMMITTED", "read_committed, READ_COMMITTED", "Repeatable-Read, REPEATABLE_READ",
			"' serializable ', SERIALIZABLE", "read  uncommitted, READ_UNCOMMITTED" })
	void parseShouldAcceptTheUsualSpellings(String name, IsolationLevel level) {
		assertThat(IsolationLevel.parse(name)).isEqualTo(level);
	}

	@Test
	void parseWhenUnknownShouldProposeTheNearestAndListAll() {
		assertThatExceptionOfType(InvalidTransactionSettingException.class)
			.isThrownBy(() -> IsolationLevel.parse("SERIALISABLE"))
			.withMessageContaining("DF-102")
			.withMessageContaining("There is no isolation level 'SERIALISABLE'.")
			.satisfies((ex) -> assertThat(ex.action()).isEqualTo("Did you mean 'SERIALIZABLE'? Valid: "
					+ "READ_UNCOMMITTED, READ_COMMITTED, REPEATABLE_READ, SERIALIZABLE."));
	}

	@Test
	void parseWhenEmptyShouldListAll() {
		assertThatExceptionOfType(InvalidTransactionSettingException.class).isThrownBy(() -> IsolationLevel.parse(""))
			.satisfies((ex) -> assertThat(ex.action()).startsWith("Valid: READ_UNCOMMITTED"));
	}

}
