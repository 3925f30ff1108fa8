/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.docs;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the README shows what the adapters declare. That they do what they declare
 * is tested on each database.
 */
class CapabilityTableTests {

	private static final String BEGIN = "<!-- capabilities: what CapabilityTable generates -->\n";

	private static final String END = "\n<!-- end of capabilities -->";

	@Test
	void tableOfTheReadmeIsWhatTheAdaptersDeclare() {
		String readme = Repository.read(Path.of("README.md"));
		assertThat(readme).contains(BEGIN, END);
		String shown = readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END));
		assertThat(shown).as("replace the table in README.md by the expected one")
			.isEqualTo(CapabilityTable.markdown());
	}

}
