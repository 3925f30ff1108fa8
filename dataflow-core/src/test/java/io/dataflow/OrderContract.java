/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.List;
import java.util.Map;

import io.dataflow.workflow.Problem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * In which order records come.
 */
interface OrderContract extends DataFlowContract {

	@Test
	default void everyWayToWriteAnOrder() {
		letters();
		assertThat(order("order_by", "name")).isEqualTo("abc");
		assertThat(order("order_by", "-name")).isEqualTo("cba");
		assertThat(order("order_by", List.of("name"))).isEqualTo("abc");
		assertThat(order("order_by", List.of("-name"))).isEqualTo("cba");
		assertThat(order("order_by", List.of(Map.of("name", 1)))).isEqualTo("abc");
		assertThat(order("order_by", List.of(Map.of("name", -1)))).isEqualTo("cba");
		assertThat(order("order_by", Map.of("name", -1))).isEqualTo("cba");
		assertThat(order("order_by", "[\"-name\"]")).isEqualTo("cba");
		assertThat(order("sort", List.of(Map.of("field", "name", "order", "desc")))).isEqualTo("cba");
		assertThat(order("sort", List.of(Map.of("field", "name", "order", "asc")))).isEqualTo("abc");
		assertThat(order("sort", List.of(Map.of("field", "name")))).isEqualTo("abc");
		assertThat(order("sort", List.of(Map.of("name", -1)))).isEqualTo("cba");
		assertThat(order("sort", "[{\"field\": \"name\", \"order\": \"desc\"}]")).isEqualTo("cba");
	}

	@Test
	default void orderByWinsOverSortUnlessItIsEmpty() {
		letters();
		assertThat(order("order_by", List.of("name"), "sort", List.of("-name"))).isEqualTo("abc");
		assertThat(order("order_by", List.of(), "sort", List.of(Map.of("name", -1)))).isEqualTo("cba");
	}

	@Test
	default void orderTakesPropertyNames() {
		person("1", "a", "favouriteColor", "red");
		person("2", "b", "favouriteColor", "blue");
		assertThat(order("order_by", "favouriteColor")).isEqualTo("ba");
		assertThat(order("order_by", "-favourite_color")).isEqualTo("ab");
	}

	@Test
	default void laterFieldsDecideAmongEquals() {
		person("1", "b", "age", 1);
		person("2", "a", "age", 2);
		person("3", "a", "age", 1);
		assertThat(order("order_by", List.of("-age", "name"))).isEqualTo("aab");
		assertThat(values(run("PersonListNode", "order_by", List.of("age", "-name")), "id")).containsExactly("1", "3",
				"2");
	}

	@Test
	default void amongEqualsTheIdDecides() {
		person("2", "x");
		person("3", "x");
		person("1", "x");
		assertThat(values(run("PersonListNode", "order_by", "name"), "id")).containsExactly("1", "2", "3");
	}

	@Test
	default void nullIsTheSmallest() {
		person("1", "a", "email", "m@x");
		person("2", "b", "email", null);
		person("3", "c", "email", "a@x");
		assertThat(order("order_by", "email")).isEqualTo("bca");
		assertThat(order("order_by", "-email")).isEqualTo("acb");
	}

	@Test
	default void textIsOrderedByCodePoint() {
		for (String name : List.of("b", "B", "a", "Z", "_", "9", "10", "é", "z", " ", "-", "ß", "Ａ", "中")) {
			person(name, name);
		}
		assertThat(order("order_by", "name", "limit", 100)).isEqualTo(" -109BZ_abzßé中Ａ");
	}

	/**
	 * Tell whether text that UTF-16 writes with surrogates is where its code point is.
	 */
	default boolean ordersTextBeyondTheBasicPlane() {
		return true;
	}

	@Test
	default void textBeyondTheBasicPlaneIsOrderedByCodePoint() {
		assumeThat(ordersTextBeyondTheBasicPlane()).as("the database compares code points").isTrue();
		for (String name : List.of("😀", "Ａ", "z")) {
			person(name, name);
		}
		assertThat(order("order_by", "name")).isEqualTo("zＡ😀");
	}

	@Test
	default void textIsComparedByCodePoint() {
		for (String name : List.of("a", "B", "b", "Z")) {
			person(name, name);
		}
		assertThat(values(run("PersonListNode", "filter", Map.of("name", Map.of("$gte", "a"))), "name"))
			.containsExactlyInAnyOrder("a", "b");
	}

	@Test
	default void numbersAndTimesAreOrderedByValue() {
		sample("1", "amount", "9.5", "moment", "2026-01-01T00:00:00+02:00");
		sample("2", "amount", "10", "moment", "2026-01-01T00:00:00Z");
		sample("3", "amount", "-3", "moment", "1969-12-31T23:59:59Z");
		assertThat(values(run("SampleListNode", "order_by", "amount"), "id")).containsExactly("3", "1", "2");
		assertThat(values(run("SampleListNode", "order_by", "moment"), "id")).containsExactly("3", "1", "2");
	}

	@Test
	default void uuidsAreOrderedAsTheyAreWritten() {
		sample("1", "uuid", "80000000-0000-0000-8000-000000000000");
		sample("2", "uuid", "7fffffff-0000-0000-8000-000000000000");
		assertThat(values(run("SampleListNode", "order_by", "uuid"), "id")).containsExactly("2", "1");
	}

	@Test
	default void orderByUnknownFieldIsRefused() {
		Problem problem = refusal("PersonListNode", "order_by", "nmae");
		assertThat(problem.code()).isEqualTo("DF-910");
		assertThat(problem.message()).contains("Person").contains("'nmae'");
		assertThat(problem.action()).contains("'name'");
		assertThat(refusal("PersonListNode", "sort", List.of(Map.of("field", "nmae"))).code()).isEqualTo("DF-910");
	}

	@Test
	default void orderThatIsStatementTextIsRefused() {
		assertThat(refusal("PersonListNode", "order_by", "name; DROP TABLE people; --").code()).isEqualTo("DF-910");
		assertThat(refusal("PersonListNode", "order_by", Map.of("name", "desc; DROP TABLE people")).code())
			.isEqualTo("DF-910");
	}

	@Test
	default void orderThatArrivesIsChecked() {
		assertThat(failureWithInputs("PersonListNode", "order_by", List.of("-nmae"))).hasMessageContaining("DF-910");
	}

	private String order(Object... parameters) {
		return String.join("",
				values(run("PersonListNode", parameters), "name").stream().map(String::valueOf).toList());
	}

	private void letters() {
		person("1", "b");
		person("2", "c");
		person("3", "a");
	}

	private void person(String id, String name, Object... more) {
		create("PersonCreateNode", id, "name", name, more);
	}

	private void sample(String id, Object... fields) {
		create("SampleCreateNode", id, "text", "t", fields);
	}

	private void create(String type, String id, String field, String value, Object... more) {
		Object[] parameters = new Object[more.length + 4];
		System.arraycopy(new Object[] { "id", id, field, value }, 0, parameters, 0, 4);
		System.arraycopy(more, 0, parameters, 4, more.length);
		run(type, parameters);
	}

}
