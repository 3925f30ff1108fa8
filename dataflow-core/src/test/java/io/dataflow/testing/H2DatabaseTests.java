/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest(DatabaseName.H2)
class H2DatabaseTests {

	@Test
	void urlNamesADatabaseInMemory(TestDatabase database) {
		assertThat(database.url()).startsWith("h2:mem:test_");
		assertThat(database.name()).isEqualTo(DatabaseName.H2);
	}

	@Test
	void anotherDatabaseHasAnotherName(TestDatabase database) {
		assertThat(database.another().url()).isNotEqualTo(database.url());
	}

}
