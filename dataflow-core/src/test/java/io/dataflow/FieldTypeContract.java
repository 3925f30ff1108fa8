/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.dataflow.testing.Capability;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.dataflow.DataFlowContract.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Values come back as they went in, whatever their type.
 */
interface FieldTypeContract extends DataFlowContract {

	static Stream<Arguments> values() {
		return Stream.of(numbers(), times(), documents()).flatMap((part) -> part);
	}

	private static Stream<Arguments> numbers() {
		String widest = "9999999999999999999999999999.9999999999";
		return Stream.of(arguments("whole", Integer.MIN_VALUE, Integer.MIN_VALUE),
				arguments("whole", Integer.MAX_VALUE, Integer.MAX_VALUE), arguments("whole", 0, 0),
				arguments("big", Long.MIN_VALUE, Long.MIN_VALUE), arguments("big", Long.MAX_VALUE, Long.MAX_VALUE),
				arguments("small", -32768, -32768), arguments("tiny", 127, 127), arguments("real", 0.1, 0.1),
				arguments("real", Double.MAX_VALUE, Double.MAX_VALUE), arguments("real", -1.0e-300, -1.0e-300),
				arguments("single", 0.1f, 0.1), arguments("flag", true, true), arguments("flag", false, false),
				arguments("amount", widest, new BigDecimal(widest)),
				arguments("amount", "-" + widest, new BigDecimal("-" + widest)),
				arguments("amount", "12.50", new BigDecimal("12.5")),
				arguments("amount", "1E+3", new BigDecimal("1000")),
				arguments("amount", "0.0000000001", new BigDecimal("0.0000000001")),
				arguments("amount", 0, BigDecimal.ZERO),
				arguments("uuid", "FFFFFFFF-ffff-4fff-bfff-ffffffffffff",
						UUID.fromString("ffffffff-ffff-4fff-bfff-ffffffffffff")),
				arguments("color", "GREEN", "GREEN"), arguments("color", ContractEntities.Color.BLUE, "BLUE"));
	}

	private static Stream<Arguments> times() {
		Instant last = Instant.parse("9999-12-31T23:59:59.999999Z");
		OffsetDateTime noon = OffsetDateTime.of(2026, 7, 1, 12, 0, 0, 0, ZoneOffset.UTC);
		return Stream.of(arguments("moment", last, last), arguments("moment", Instant.EPOCH, Instant.EPOCH),
				arguments("moment", Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("0001-01-01T00:00:00Z")),
				arguments("moment", "2026-07-01T12:00:00.123456789Z", Instant.parse("2026-07-01T12:00:00.123456Z")),
				arguments("moment", "2026-07-01T14:00:00+02:00", Instant.parse("2026-07-01T12:00:00Z")),
				arguments("moment", "2026-07-01", Instant.parse("2026-07-01T00:00:00Z")),
				arguments("offset_moment", "2026-07-01T14:00:00+02:00", noon), arguments("offset_moment", noon, noon),
				arguments("local_moment", "2026-03-29T02:30:00", LocalDateTime.of(2026, 3, 29, 2, 30)),
				arguments("local_moment", LocalDateTime.of(1900, 1, 1, 0, 0, 0, 1_999),
						LocalDateTime.of(1900, 1, 1, 0, 0, 0, 1_000)),
				arguments("day", "9999-12-31", LocalDate.of(9999, 12, 31)),
				arguments("day", LocalDate.of(1582, 10, 10), LocalDate.of(1582, 10, 10)),
				arguments("day", "0001-01-01", LocalDate.of(1, 1, 1)),
				arguments("hour", "23:59:59.999999999", LocalTime.of(23, 59, 59, 999_999_000)),
				arguments("hour", LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));
	}

	private static Stream<Arguments> documents() {
		Map<String, @Nullable Object> nested = map("text", "ä'\"\\😀", "list", List.of(1, "two", map("three", 3.5)),
				"none", null, "yes", true, "long", 9_007_199_254_740_993L, "empty", map(), "void", List.of());
		BigInteger huge = new BigInteger("123456789012345678901234567890");
		return Stream.of(arguments("document", nested, nested), arguments("document", Map.of(), Map.of()),
				arguments("document", map("a\"b", "c\\d"), map("a\"b", "c\\d")),
				arguments("document", map("n", huge), map("n", huge)),
				arguments("document", map("n", 1.5e7), map("n", 15_000_000)),
				arguments("document", map("n", 1.0), map("n", 1.0)),
				arguments("document", map("n", 1.0e-7), map("n", 1.0e-7)),
				arguments("document", map("n", new BigDecimal("0.1234567890123456789")),
						map("n", new BigDecimal("0.1234567890123456789"))),
				arguments("items", List.of(1, List.of(2, List.of())), List.of(1, List.of(2, List.of()))),
				arguments("items", List.of(), List.of()), arguments("items", new int[] { 1, 2 }, List.of(1, 2)),
				arguments("address", new ContractEntities.Address("Main St", null),
						map("street", "Main St", "city", null)),
				arguments("address", map("street", "Main St", "city", "Rome"),
						map("street", "Main St", "city", "Rome")));
	}

	@ParameterizedTest(name = "{0} of {1}")
	@MethodSource("io.dataflow.FieldTypeContract#values")
	default void valueComesBack(String field, Object given, Object expected) {
		if (expected instanceof BigDecimal decimal && decimal.precision() > 34) {
			database().require(Capability.LONG_DECIMALS);
		}
		assertThat(run("SampleCreateNode", "id", "s1", field, given)).containsEntry(field, expected);
		assertThat(run("SampleReadNode", "id", "s1")).containsEntry(field, expected);
		assertThat(run("SampleUpdateNode", "filter", Map.of("id", "s1"), "fields", map(field, null)))
			.containsEntry(field, null);
		assertThat(run("SampleUpdateNode", "filter", Map.of("id", "s1"), "fields", map(field, given)))
			.containsEntry(field, expected);
	}

	@Test
	default void fieldsThatWereNotGivenAreNull() {
		Map<String, @Nullable Object> result = run("SampleCreateNode", "id", "s1");
		result.keySet().removeAll(List.of("id", "created_at", "updated_at"));
		assertThat(result).containsOnlyKeys("text", "whole", "big", "small", "tiny", "real", "single", "flag", "amount",
				"moment", "offset_moment", "local_moment", "day", "hour", "uuid", "color", "payload", "document",
				"items", "address");
		assertThat(result.values()).containsOnlyNulls();
	}

	@Test
	default void bytesComeBackFromBytesAndBase64() {
		byte[] bytes = { 0, 1, -1, 127, -128, 39, 34 };
		assertThat((byte[]) run("SampleCreateNode", "id", "s1", "payload", bytes).get("payload")).isEqualTo(bytes);
		String text = Base64.getEncoder().encodeToString(bytes);
		assertThat((byte[]) run("SampleCreateNode", "id", "s2", "payload", text).get("payload")).isEqualTo(bytes);
		assertThat((byte[]) run("SampleReadNode", "id", "s2").get("payload")).isEqualTo(bytes);
		assertThat((byte[]) run("SampleCreateNode", "id", "s3", "payload", "").get("payload")).isEmpty();
	}

	@Test
	default void bytesCanBeCompared() {
		run("SampleCreateNode", "id", "s1", "payload", "x".getBytes(StandardCharsets.UTF_8));
		assertThat(run("SampleCountNode", "filter", map("payload", "x".getBytes(StandardCharsets.UTF_8))))
			.containsEntry("count", 1L);
		assertThat(run("SampleCountNode", "filter", map("payload", Map.of("$in", List.of("eA==")))))
			.containsEntry("count", 1L);
	}

	@Test
	default void timestampsAreInstantsOfMicroseconds() {
		Map<String, @Nullable Object> created = run("SampleCreateNode", "id", "s1");
		assertThat(created.get("created_at")).isInstanceOfSatisfying(Instant.class,
				(time) -> assertThat(time.getNano()).isEqualTo(123_456_000));
		assertThat(run("SampleReadNode", "id", "s1")).containsEntry("created_at", created.get("created_at"));
	}

}
