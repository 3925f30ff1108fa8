/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class PortTypesTests {

	@ParameterizedTest
	@MethodSource
	void accepted(Class<?> type, Object value) {
		assertThat(PortTypes.accepts(Port.required("x", type), value)).isTrue();
	}

	static Stream<Arguments> accepted() {
		return Stream.of(arguments(Object.class, Map.of()), arguments(String.class, "x"), arguments(String.class, 1),
				arguments(String.class, UUID.randomUUID()), arguments(String.class, null), arguments(Long.class, 1),
				arguments(long.class, 1), arguments(Double.class, 1), arguments(BigDecimal.class, 1.5),
				arguments(Integer.class, 5L), arguments(Integer.class, "5"), arguments(Integer.class, 5.0),
				arguments(Integer.class, " 5 "), arguments(Double.class, "1.5"), arguments(Double.class, 0.1f),
				arguments(Float.class, Double.NaN), arguments(BigInteger.class, "12345678901234567890"),
				arguments(Number.class, "1.5"), arguments(Boolean.class, "TRUE"), arguments(Boolean.class, 1),
				arguments(boolean.class, true), arguments(Instant.class, "2026-01-01T00:00:00Z"),
				arguments(Instant.class, LocalDate.EPOCH), arguments(UUID.class, "x"),
				arguments(NodeStatus.class, "FAILED"), arguments(byte[].class, "AAAA"),
				arguments(List.class, List.of()), arguments(Map.class, Map.of()),
				arguments(String[].class, new String[0]));
	}

	@ParameterizedTest
	@MethodSource
	void refused(Class<?> type, Object value) {
		assertThat(PortTypes.accepts(Port.required("x", type), value)).isFalse();
	}

	static Stream<Arguments> refused() {
		return Stream.of(arguments(String.class, Map.of()), arguments(String.class, List.of()),
				arguments(String.class, new int[0]), arguments(String.class, new byte[0]),
				arguments(Integer.class, "abc"), arguments(Integer.class, 1.5),
				arguments(Integer.class, 3_000_000_000L), arguments(Integer.class, true),
				arguments(Integer.class, Map.of()), arguments(Byte.class, 128), arguments(Long.class, "1e999999999"),
				arguments(Double.class, "1e999"), arguments(Double.class, 9_007_199_254_740_993L),
				arguments(BigInteger.class, "1.5"), arguments(Integer.class, Double.NaN),
				arguments(Boolean.class, "abc"), arguments(Boolean.class, 2), arguments(Map.class, "{}"),
				arguments(Map.class, List.of()), arguments(List.class, "[]"), arguments(Instant.class, List.of()),
				arguments(Port.class, "x"));
	}

	@Test
	void textShouldServeContainerWhereDeclared() {
		assertThat(PortTypes.accepts(Port.required("x", Map.class).withText(), "{}")).isTrue();
		assertThat(PortTypes.accepts(Port.required("x", Map.class).withText(), 1)).isFalse();
	}

	@Test
	void typesShouldConnectUnlessOneIsContainer() {
		assertThat(PortTypes.connects(Integer.class, Port.required("x", String.class))).isTrue();
		assertThat(PortTypes.connects(Object.class, Port.required("x", List.class))).isTrue();
		assertThat(PortTypes.connects(java.util.LinkedHashMap.class, Port.required("x", Map.class))).isTrue();
		assertThat(PortTypes.connects(String.class, Port.required("x", Map.class).withText())).isTrue();
		assertThat(PortTypes.connects(List.class, Port.required("x", String.class))).isFalse();
		assertThat(PortTypes.connects(List.class, Port.required("x", Map.class))).isFalse();
		assertThat(PortTypes.connects(int.class, Port.required("x", Map.class))).isFalse();
	}

	@Test
	void descriptionShouldBeShort() {
		assertThat(PortTypes.describe("abc")).isEqualTo("a text of 3 characters");
		assertThat(PortTypes.describe("x".repeat(41))).isEqualTo("a text of 41 characters");
		assertThat(PortTypes.describe(Map.of())).isEqualTo("a map");
		assertThat(PortTypes.describe(List.of())).isEqualTo("a list");
		assertThat(PortTypes.describe(null)).isEqualTo("null");
		assertThat(PortTypes.describe(UUID.randomUUID())).isEqualTo("UUID");
	}

	@Test
	void describeOfASensitivePortTellsOnlyTheType() {
		Port port = Port.required("password", Integer.class).asSensitive();
		assertThat(PortTypes.describe(port, "hunter2")).isEqualTo("String");
		assertThat(PortTypes.describe(port, null)).isEqualTo("null");
		assertThat(PortTypes.describe(Port.required("age", Integer.class), "old")).isEqualTo("a text of 3 characters");
	}

}
