/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.dataflow.error.DataFlowException;
import io.dataflow.testing.Capability;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.Needs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Updates compute in the database.
 */
interface UpdateExpressionContract extends DataFlowContract {

	@Test
	@Needs(Capability.UPDATE_PIPELINES)
	default void numbersAreComputed() {
		run("SampleCreateNode", "id", "s1", "whole", 5, "amount", "0.3333333333", "real", 1.5);
		assertThat(change("whole", Map.of("$inc", 2))).isEqualTo(7);
		assertThat(change("whole", Map.of("$dec", 3))).isEqualTo(4);
		assertThat(change("whole", Map.of("$mul", 3))).isEqualTo(12);
		assertThat(change("whole", Map.of("$min", 10))).isEqualTo(10);
		assertThat(change("whole", Map.of("$max", 20))).isEqualTo(20);
		assertThat(change("amount", Map.of("$multiply", "0.5"))).isEqualTo(new BigDecimal("0.1666666667"));
		assertThat(change("real", Map.of("$add", 1))).isEqualTo(2.5);
	}

	@Test
	@Needs(Capability.UPDATE_PIPELINES)
	default void nullStaysNullUnlessItIsReplaced() {
		run("SampleCreateNode", "id", "s1");
		assertThat(change("whole", Map.of("$inc", 2))).isNull();
		assertThat(change("whole", Map.of("$max", 2))).isNull();
		assertThat(change("text", Map.of("$concat", "x"))).isNull();
		assertThat(change("whole", Map.of("$coalesce", 3))).isEqualTo(3);
		assertThat(change("moment", Map.of("$now", true))).isNotNull();
	}

	@Test
	@Needs(Capability.UPDATE_PIPELINES)
	default void textsAndListsGrow() {
		run("SampleCreateNode", "id", "s1", "text", "a");
		assertThat(change("text", Map.of("$concat", "b"))).isEqualTo("ab");
		assertThat(change("text", Map.of("$set", "c"))).isEqualTo("c");
		assertThat(change("text", Map.of("$unset", true))).isNull();
		assertThat(change("items", Map.of("$push", 1))).isEqualTo(List.of(1));
		assertThat(change("items", Map.of("$push", "x\"y"))).isEqualTo(List.of(1, "x\"y"));
		assertThat(change("items", DataFlowContract.map("$push", null))).isEqualTo(Arrays.asList(1, "x\"y", null));
	}

	@Test
	@Needs(Capability.UPDATE_PIPELINES)
	default void listThatGrowsKeepsItsNumbers() {
		List<Object> items = List.of(new BigDecimal("12345678901234567890.0123456789"));
		run("SampleCreateNode", "id", "s1", "items", items);
		assertThat((List<?>) change("items", Map.of("$push", 1))).first().isEqualTo(items.get(0));
	}

	@Test
	@Needs(Capability.UPDATE_PIPELINES)
	default void anyJsonIsPushed() {
		run("SampleCreateNode", "id", "s1");
		List<@Nullable Object> items = new ArrayList<>();
		for (Object element : Arrays.asList(null, true, false, "true", "", List.of(1, "x"), Map.of("a", Map.of()),
				2.5)) {
			items.add(element);
			assertThat(change("items", DataFlowContract.map("$push", element))).isEqualTo(items);
		}
	}

	@Test
	@Needs(Capability.UPDATE_PIPELINES)
	default void equalElementsArePulled() {
		List<@Nullable Object> items = new ArrayList<>(
				Arrays.asList(null, true, "true", 1, "1", List.of(1), Map.of("a", 1), "x\"y", 1, null, false));
		run("SampleCreateNode", "id", "s1", "items", items);
		if (Set.of(DatabaseName.H2, DatabaseName.MYSQL, DatabaseName.MARIADB).contains(database().name())) {
			DataFlowException failure = failure("SampleUpdateNode", "filter", Map.of("id", "s1"), "fields",
					Map.of("items", Map.of("$pull", 1)));
			assertThat(failure.code()).isEqualTo("DF-701");
			assertThat(failure).hasMessageContaining("does not support $pull");
			return;
		}
		for (Object element : Arrays.asList(1, true, null, "x\"y", "nowhere")) {
			items.removeIf((item) -> Objects.equals(item, element));
			assertThat(change("items", DataFlowContract.map("$pull", element))).isEqualTo(items);
		}
	}

	@Test
	default void overflowIsRefusedAndChangesNothing() {
		run("SampleCreateNode", "id", "s1", "whole", Integer.MAX_VALUE, "big", Long.MAX_VALUE, "real", 1e308);
		for (String field : List.of("whole", "big", "real")) {
			assertThat(failure("SampleUpdateNode", "filter", Map.of("id", "s1"), "fields",
					Map.of(field, Map.of("$mul", 100)))
				.code()).isEqualTo("DF-502");
		}
		assertThat(run("SampleReadNode", "id", "s1")).containsEntry("whole", Integer.MAX_VALUE)
			.containsEntry("real", 1e308);
	}

	@Test
	default void expressionThatDoesNotFitIsRefused() {
		for (Map<String, Object> fields : List.<Map<String, Object>>of(Map.of("text", Map.of("$mul", 2)),
				Map.of("whole", Map.of("$icn", 2)), Map.of("document", Map.of("$push", 2)))) {
			assertThat(refusal("SampleUpdateNode", "filter", Map.of("id", "s1"), "fields", fields).code())
				.isEqualTo("DF-907");
		}
		assertThat(
				refusal("SampleUpdateNode", "filter", Map.of("id", "s1"), "fields", Map.of("whole", Map.of("$icn", 2)))
					.action())
			.contains("$inc");
	}

	private @Nullable Object change(String field, Map<String, Object> expression) {
		return run("SampleUpdateNode", "filter", Map.of("id", "s1"), "fields", Map.of(field, expression)).get(field);
	}

}
