/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class JsonTreeTests {

	private static final BigDecimal PRECISE = new BigDecimal("0.12345678901234567890123");

	@Test
	void ofRecordShouldBeAMap() {
		assertThat(JsonTree.of(new Address("Main", List.of(1, 2))))
			.isEqualTo(Map.of("street", "Main", "floors", List.of(1, 2)));
	}

	@Test
	void ofArraysAndSetsShouldBeLists() {
		assertThat(JsonTree.of(new float[] { 0.1f, 2 })).isEqualTo(List.of(0.1, 2.0));
		assertThat(JsonTree.of(new String[] { "a", null })).isEqualTo(Arrays.asList("a", null));
		assertThat(JsonTree.of(Set.of("a"))).isEqualTo(List.of("a"));
	}

	@Test
	void ofNodeShouldBeItsContent() {
		assertThat(JsonTree.of(JsonMapper.builder().build().readTree("{\"a\":[1,null]}")))
			.isEqualTo(Map.of("a", Arrays.asList(1, null)));
	}

	@Test
	void ofScalarsShouldBeWhatTheirTextReadsAs() {
		UUID uuid = UUID.randomUUID();
		assertThat(JsonTree.of(List.of(uuid, Instant.EPOCH, new byte[] { 1 }, Color.RED)))
			.isEqualTo(List.of(uuid.toString(), "1970-01-01T00:00:00Z", "AQ==", "RED"));
	}

	@Test
	void ofWholeNumbersShouldBeTheNarrowestType() {
		assertThat(JsonTree.of(List.of(1L, (short) 2, 3_000_000_000L, BigInteger.TEN, BigInteger.ONE.shiftLeft(80))))
			.isEqualTo(List.of(1, 2, 3_000_000_000L, 10, BigInteger.ONE.shiftLeft(80)));
	}

	@Test
	void ofFractionsShouldLoseNothing() {
		assertThat(JsonTree.of(List.of(1.5f, 0.1, new BigDecimal("2.50"), new BigDecimal("7"), PRECISE)))
			.isEqualTo(List.of(1.5, 0.1, 2.5, 7, PRECISE));
	}

	@Test
	void ofKeysShouldBeText() {
		assertThat(JsonTree.of(Map.of(Color.RED, 1, 2, 3))).isEqualTo(Map.of("RED", 1, "2", 3));
	}

	@Test
	void ofStringShouldNotBeParsed() {
		assertThat(JsonTree.of("{\"a\":1}")).isEqualTo("{\"a\":1}");
	}

	@Test
	void ofShouldShareNothing() {
		List<Object> list = new ArrayList<>(List.of(1));
		Object tree = JsonTree.of(Map.of("list", list));
		list.add(2);
		assertThat(tree).isEqualTo(Map.of("list", List.of(1)));
	}

	@Test
	void ofNumberThatIsNotFiniteShouldFail() {
		assertThatIllegalArgumentException().isThrownBy(() -> JsonTree.of(List.of(Double.NaN)))
			.withMessage("JSON has no number NaN");
	}

	@Test
	void ofKeyThatIsNotTextShouldFail() {
		assertThatIllegalArgumentException().isThrownBy(() -> JsonTree.of(Map.of(List.of(), 1)))
			.withMessageContaining("keys that are text");
	}

	@Test
	void ofValueThatContainsItselfShouldFail() {
		List<Object> list = new ArrayList<>();
		list.add(list);
		assertThatIllegalArgumentException().isThrownBy(() -> JsonTree.of(list)).withMessageContaining("500 deep");
	}

	@Test
	void writeThenParseShouldBeTheSameTree() {
		Map<String, Object> value = new LinkedHashMap<>();
		value.put("a", Arrays.asList(1, null, true, "x'; DROP TABLE users; --"));
		value.put("b", List.of(PRECISE, 1.0, 1e300, new BigDecimal("1E+3"), 3_000_000_000L, new BigDecimal("1E+400")));
		Object tree = JsonTree.of(value);
		assertThat(JsonTree.parse(JsonTree.write(tree))).isEqualTo(tree);
	}

	@Test
	void parseWhenNotJsonShouldFail() {
		assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> JsonTree.parse("{a"));
	}

	private record Address(String street, List<Integer> floors) {

	}

	private enum Color {

		RED

	}

}
