/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.dataflow.model.EntityModel;
import io.dataflow.operation.Insert;
import io.dataflow.operation.Row;
import io.dataflow.testing.Capability;
import io.dataflow.workflow.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a list node yields, and how it pages.
 */
interface ListNodeContract extends DataFlowContract {

	@Test
	default void listYieldsRecordsCountAndLimit() {
		Map<String, @Nullable Object> person = run("PersonCreateNode", "id", "p1", "name", "Ann");
		assertThat(run("PersonListNode"))
			.containsExactlyInAnyOrderEntriesOf(Map.of("records", List.of(person), "count", 1L, "limit", 10L));
	}

	@Test
	default void listOfNothingIsEmpty() {
		assertThat(run("PersonListNode"))
			.containsExactlyInAnyOrderEntriesOf(Map.of("records", List.of(), "count", 0L, "limit", 10L));
	}

	@Test
	default void listIsLimitedToTen() {
		persons(12);
		Map<String, @Nullable Object> result = run("PersonListNode");
		assertThat((List<?>) result.get("records")).hasSize(10);
		assertThat(result).containsEntry("count", 10L).containsEntry("limit", 10L);
	}

	@Test
	default void listWithoutOrderBeginsWithTheGreatestId() {
		persons(3);
		assertThat(values(run("PersonListNode"), "id")).containsExactly("p03", "p02", "p01");
	}

	@Test
	default void limitAndOffsetCutAPage() {
		persons(5);
		Map<String, @Nullable Object> result = run("PersonListNode", "order_by", "id", "limit", 2, "offset", 1);
		assertThat(values(result, "id")).containsExactly("p02", "p03");
		assertThat(result).containsEntry("count", 2L).containsEntry("limit", 2L);
		assertThat(values(run("PersonListNode", "order_by", "id", "limit", 10, "offset", 4), "id"))
			.containsExactly("p05");
		assertThat(run("PersonListNode", "offset", 5)).containsEntry("count", 0L);
	}

	@Test
	default void limitOfZeroYieldsNothing() {
		persons(2);
		assertThat(run("PersonListNode", "limit", 0))
			.containsExactlyInAnyOrderEntriesOf(Map.of("records", List.of(), "count", 0L, "limit", 0L));
	}

	@Test
	default void limitThatIsNullIsTheDefault() {
		persons(11);
		assertThat(run("PersonListNode", "limit", null)).containsEntry("count", 10L).containsEntry("limit", 10L);
	}

	@Test
	default void limitMayBeText() {
		persons(3);
		assertThat(run("PersonListNode", "limit", "2", "offset", "1")).containsEntry("count", 2L);
	}

	@Test
	default void negativeLimitOrOffsetIsRefused() {
		Problem limit = refusal("PersonListNode", "limit", -1);
		assertThat(limit.code()).isEqualTo("DF-909");
		assertThat(limit.message()).contains("'limit'").contains("-1");
		Problem offset = refusal("PersonListNode", "offset", -5);
		assertThat(offset.code()).isEqualTo("DF-909");
		assertThat(offset.message()).contains("'offset'").contains("-5");
		assertThat(failureWithInputs("PersonListNode", "limit", -1)).hasMessageContaining("DF-909");
	}

	@Test
	default void limitThatIsNoWholeNumberIsRefused() {
		assertThat(problems("PersonListNode", "limit", 2.5)).extracting(Problem::code).containsOnly("DF-102");
		assertThat(problems("PersonListNode", "limit", "many")).extracting(Problem::code).containsOnly("DF-102");
		assertThat(problems("PersonListNode", "limit", true)).extracting(Problem::code).containsOnly("DF-102");
	}

	@Test
	default void limitIsCappedWithAWarning() {
		persons(1);
		try (CapturedLog log = new CapturedLog()) {
			assertThat(run("PersonListNode", "limit", 1_000_000)).containsEntry("count", 1L)
				.containsEntry("limit", 10_000L);
			assertThat(log.warnings("DF-908")).isNotEmpty()
				.allSatisfy((warning) -> assertThat(warning).contains("PersonListNode").contains("1000000"));
		}
	}

	@Test
	default void pagesDoNotOverlapWhenTheOrderHasTies() {
		persons(25);
		List<Object> seen = new ArrayList<>();
		for (int offset = 0; offset < 25; offset += 5) {
			seen.addAll(values(run("PersonListNode", "order_by", "-active", "limit", 5, "offset", offset), "id"));
		}
		assertThat(seen).hasSize(25).doesNotHaveDuplicates().isSorted();
	}

	@Test
	default void countOnlyYieldsTheTrueTotal() {
		persons(12);
		assertThat(run("PersonListNode", "count_only", true)).containsExactlyInAnyOrderEntriesOf(Map.of("count", 12L));
		assertThat(run("PersonListNode", "count_only", true, "limit", 3, "filter", Map.of("age", Map.of("$lte", 5))))
			.containsExactlyInAnyOrderEntriesOf(Map.of("count", 5L));
	}

	@Test
	default void totalIsThereOnRequest() {
		persons(12);
		assertThat(run("PersonListNode", "include_total", true, "limit", 5)).containsEntry("total", 12L)
			.containsEntry("count", 5L)
			.containsOnlyKeys("records", "count", "limit", "total");
	}

	@Test
	default void listByFilter() {
		persons(5);
		assertThat(values(run("PersonListNode", "filter", Map.of("age", Map.of("$gt", 3))), "id"))
			.containsExactly("p05", "p04");
		assertThat(values(run("PersonListNode", "conditions", Map.of("age", 2)), "id")).containsExactly("p02");
		assertThat(values(run("PersonListNode", "filter", "{\"age\": {\"$lt\": 2}}"), "id")).containsExactly("p01");
	}

	@Test
	default void filterWinsOverConditionsAndEmptyFilterDoesNot() {
		persons(5);
		assertThat(values(run("PersonListNode", "filter", Map.of("age", 1), "conditions", Map.of("age", 2)), "id"))
			.containsExactly("p01");
		assertThat(values(run("PersonListNode", "filter", Map.of(), "conditions", Map.of("age", 2)), "id"))
			.containsExactly("p02");
	}

	private void persons(int number) {
		EntityModel model = db().models().model(ContractEntities.Person.class);
		List<Row> rows = IntStream.rangeClosed(1, number)
			.mapToObj((i) -> new Row(
					DataFlowContract.map("id", "p%02d".formatted(i), "name", "Person " + i, "age", i, "active", true)))
			.toList();
		// several at once are a transaction
		List<List<Row>> calls = database().has(Capability.TRANSACTIONS) ? List.of(rows)
				: rows.stream().map(List::of).toList();
		await(Flux.fromIterable(calls).concatMap((call) -> db().operations().execute(new Insert(model, call))).count());
	}

}
