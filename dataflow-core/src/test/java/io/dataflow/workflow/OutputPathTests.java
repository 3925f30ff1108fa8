/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OutputPathTests {

	private final Map<String, Object> result = Map.of("id", 7, "records",
			List.of(Map.of("id", 1), Map.of("id", 2, "tags", new String[] { "x", "y" })), "a",
			Map.of("b", Map.of("c", List.of("zero"))), "dotted.key", "d");

	@ParameterizedTest
	@CsvSource({ "id, 7", "records.0.id, 1", "records.1.tags.1, y", "a.b.c.0, zero", "result.id, 7",
			"result.records.1.id, 2", "dotted.key, d" })
	void pathShouldLeadToValue(String path, String value) {
		assertThat(resolve(path)).asString().isEqualTo(value);
	}

	@Test
	void resultShouldBeTheWholeMap() {
		assertThat(resolve("result")).isSameAs(this.result);
	}

	@Test
	void resultWhenThereIsSuchAnOutputShouldBeThatOutput() {
		Map<String, Object> own = Map.of("result", Map.of("id", 1), "id", 2);
		assertThat(OutputPath.parse("result.id").resolve("n", own)).isEqualTo(1);
	}

	@Test
	void outputWithNullShouldBeNull() {
		assertThat(OutputPath.parse("x").resolve("n", Collections.singletonMap("x", null))).isNull();
	}

	@Test
	void unknownOutputShouldListOutputs() {
		assertThatExceptionOfType(InvalidPathException.class)
			.isThrownBy(() -> OutputPath.parse("nam").resolve("create", Map.of("name", 1)))
			.withMessage("[DF-202] Node 'create' gave no output 'nam'.")
			.satisfies((ex) -> assertThat(ex.action()).isEqualTo("Did you mean 'name'? Valid: name."))
			.satisfies((ex) -> assertThat(ex.nodeId()).isEqualTo("create"))
			.satisfies((ex) -> assertThat(ex.path()).isEqualTo("nam"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "a.x|there is no 'x' in a map with the keys [b]", "records.2.id|there is no '2' in a list of 2",
					"records.-1|there is no '-1' in a list of 2", "id.x|there is no 'x' in Integer 7",
					"records.99999999999|there is no '99999999999' in a list of 2" })
	void pathThatLeadsToNothingShouldSayWhere(String path, String reason) {
		assertThatExceptionOfType(InvalidPathException.class).isThrownBy(() -> resolve(path))
			.withMessage("[DF-205] Output '" + path + "' of node 'n' leads to nothing: " + reason + ".");
	}

	private Object resolve(String path) {
		return OutputPath.parse(path).resolve("n", this.result);
	}

}
