/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dataflow.query.InvalidCursorException;
import io.dataflow.query.Query;
import io.dataflow.workflow.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Pages that begin after a record.
 */
interface KeysetContract extends DataFlowContract {

	@ParameterizedTest
	@ValueSource(strings = { "id", "-id", "whole", "-whole", "whole,-text", "-text,whole", "text,whole,-id", "amount",
			"-moment,text", "flag", "uuid,-day" })
	default void pagesAreTheListInParts(String order) {
		samples();
		List<String> orders = List.of(order.split(","));
		List<Object> all = values(run("SampleListNode", "order_by", orders, "limit", 100), "id");
		List<Object> seen = new ArrayList<>();
		Map<String, @Nullable Object> page = run("SampleListNode", "order_by", orders, "limit", 3, "include_next",
				true);
		while (page.get("next") != null) {
			seen.addAll(values(page, "id"));
			page = run("SampleListNode", "order_by", orders, "limit", 3, "after", page.get("next"));
		}
		seen.addAll(values(page, "id"));
		assertThat(seen).isEqualTo(all).hasSize(12);
	}

	@Test
	default void recordsThatAreAddedMoveNothing() {
		samples();
		Object next = run("SampleListNode", "order_by", "id", "limit", 2, "include_next", true).get("next");
		run("SampleCreateNode", "id", "000");
		assertThat(values(run("SampleListNode", "order_by", "id", "limit", 2, "after", next), "id"))
			.containsExactly("s02", "s03");
	}

	@Test
	default void lastPageHasNoNext() {
		run("SampleCreateNode", "id", "a");
		assertThat(run("SampleListNode", "include_next", true, "limit", 1)).containsEntry("next", null)
			.containsEntry("count", 1L)
			.containsOnlyKeys("records", "count", "limit", "next");
	}

	@Test
	default void totalCountsAllPages() {
		samples();
		Object next = run("SampleListNode", "limit", 2, "include_next", true).get("next");
		assertThat(run("SampleListNode", "limit", 2, "after", next, "include_total", true)).containsEntry("total", 12L);
	}

	@Test
	default void cursorThatIsNoneIsRefused() {
		for (String text : List.of("x", "", "!!!", "W10", "eyJhIjoxfQ")) {
			Problem problem = refusal("SampleListNode", "after", text);
			assertThat(problem.code()).isEqualTo("DF-102");
			assertThat(problem.message()).contains("'after'").contains("Sample");
			assertThat(problem.action()).contains("'next'");
		}
	}

	@Test
	default void cursorOfAnotherOrderOrModelIsRefused() {
		samples();
		run("PersonCreateNode", "id", "p", "name", "a");
		run("PersonCreateNode", "id", "q", "name", "a");
		Object sample = Objects
			.requireNonNull(run("SampleListNode", "limit", 2, "order_by", "whole", "include_next", true).get("next"));
		assertThat(refusal("SampleListNode", "order_by", "-whole", "after", sample).message()).contains("order");
		assertThat(refusal("SampleListNode", "after", sample).message()).contains("order");
		Object person = run("PersonListNode", "limit", 1, "include_next", true).get("next");
		assertThat(refusal("SampleListNode", "after", person).message()).contains("another model");
	}

	@Test
	default void entitiesHaveCursors() {
		for (int i = 1; i < 5; i++) {
			run("PersonCreateNode", "id", "p" + i, "name", "n" + i % 2);
		}
		ModelOperations<ContractEntities.Person> persons = db().model(ContractEntities.Person.class);
		Query query = Query.where(Map.of("age", 0)).orderBy("name", "-id").limit(2);
		List<ContractEntities.Person> first = await(persons.list(query).collectList());
		assertThat(first).extracting(ContractEntities.Person::id).containsExactly("p4", "p2");
		List<ContractEntities.Person> second = await(
				persons.list(query.after(persons.cursor(query, first.get(1)))).collectList());
		assertThat(second).extracting(ContractEntities.Person::id).containsExactly("p3", "p1");
		assertThatExceptionOfType(InvalidCursorException.class)
			.isThrownBy(() -> await(persons.list(query.after("?")).collectList()))
			.withMessageContaining("Person");
	}

	private void samples() {
		for (int i = 0; i < 12; i++) {
			run("SampleCreateNode", "id", "s%02d".formatted(i), "whole", (i % 4 == 0) ? null : i % 3, "text",
					(i % 5 == 0) ? null : "t" + i % 2, "amount", i / 4 + ".5", "moment",
					"2026-01-0%dT00:00:00.123456Z".formatted(1 + i % 3), "flag", (i % 3 == 0) ? null : i % 2 == 0,
					"uuid", "00000000-0000-0000-0000-00000000000" + i % 2, "day", "2026-01-0" + (1 + i % 4));
		}
	}

}
