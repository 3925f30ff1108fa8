/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import io.dataflow.testing.DatabaseName;
import io.dataflow.workflow.WorkflowExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.dataflow.DataFlowContract.map;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Limits of databases and drivers, such as that of the parameters of a statement, are no
 * limits of a call.
 */
interface LimitContract extends DataFlowContract {

	/** Ten values each: more than any driver binds at once. */
	int RECORDS = 11_000;

	/** As much as a packet of MySQL and a value of SQLite easily hold. */
	String LONG_TEXT = "01234567'\\".repeat(524_288);

	@Test
	default void batchMayHaveMoreValuesThanAStatementHasParameters() {
		assertThat(run("SampleBulkCreateNode", "data", records(1), "batch_size", RECORDS)).containsEntry("inserted",
				(long) RECORDS);
		assertThat(run("SampleBulkUpdateNode", "data", records(2), "batch_size", RECORDS)).containsEntry("updated",
				(long) RECORDS);
		assertThat(run("SampleCountNode", "filter", Map.of("whole", 2, "text", "text 2"))).containsEntry("count",
				(long) RECORDS);
		assertThat(run("SampleBulkUpsertNode", "data", records(3), "batch_size", RECORDS)).containsEntry("updated",
				(long) RECORDS);
		assertThat(run("SampleCountNode", "filter", Map.of("whole", 3))).containsEntry("count", (long) RECORDS);
		List<String> ids = IntStream.range(0, RECORDS).mapToObj((i) -> "s" + i).toList();
		assertThat(run("SampleBulkDeleteNode", "ids", ids, "batch_size", RECORDS)).containsEntry("deleted",
				(long) RECORDS);
	}

	/**
	 * In descending order MySQL and MariaDB may miss both records while they remove those
	 * that a test before has deleted.
	 */
	@Test
	default void filterMayHaveMoreValuesThanAStatementHasParameters() {
		run("SampleCreateNode", "id", "a", "text", "t9999", "whole", 9999);
		run("SampleCreateNode", "id", "b", "text", "other", "whole", -1);
		List<Map<String, Object>> sets = new ArrayList<>();
		for (int set = 0; set < 7; set++) {
			int first = set * 10_000;
			sets.add(Map.of("whole", Map.of("$in", IntStream.range(first, first + 10_000).boxed().toList())));
		}
		Map<String, Object> filter = Map.of("$or", sets);
		assertThat(values(run("SampleListNode", "filter", filter, "order_by", "id"), "id"))
			.as(() -> "before %s and %s".formatted(run("SampleCountNode"),
					values(run("SampleListNode", "filter", filter, "order_by", "id"), "id")))
			.containsExactly("a");
	}

	@Test
	default void longValuesAreWrittenInEveryWay() {
		run("SampleBulkCreateNode", "data", List.of(longValues("a", 0), map("id", "b", "text", "b"), map("id", "c")));
		run("SampleBulkUpdateNode", "data", List.of(longValues("b", 0), map("id", "c", "text", "short")));
		run("SampleBulkUpsertNode", "data",
				List.of(longValues("c", 0), longValues("d", 0), map("id", "a", "whole", 1)));
		run("SampleUpsertNode", "where", Map.of("id", "e"), "create", longValues("e", 0));
		run("SampleCreateNode", "id", "f", "text", "x");
		run("SampleUpdateNode", "filter", Map.of("id", "f"), "fields", longValues(null, 0));
		assertLongValues(0, "a", "b", "c", "d", "e", "f");
	}

	@ParameterizedTest
	@ValueSource(ints = { 16_383, 16_384, 65_535, 65_536 })
	default void valuesAroundTheLimitsOfTypesAreUpdated(int length) {
		run("SampleBulkCreateNode", "data", List.of(map("id", "a"), map("id", "b"), map("id", "c", "text", "c")));
		run("SampleBulkUpdateNode", "data", List.of(longValues("a", length), map("id", "c", "text", "short")));
		run("SampleBulkUpsertNode", "data", List.of(longValues("b", length), map("id", "c", "whole", 1)));
		assertLongValues(length, "a", "b");
	}

	/**
	 * MySQL and MariaDB end the connection on which too much arrives; whoever is still
	 * writing then may not read the reason.
	 */
	@Test
	default void valueThatIsLargerThanAPacketIsRefusedOrComesBack() {
		int length = Set.of(DatabaseName.MYSQL, DatabaseName.MARIADB).contains(database().name()) ? 70_000_000
				: 10_000_000;
		Object data = List.of(map("id", "a", "text", "a"), map("id", "b", "text", "x".repeat(length)));
		if (length > 64 << 20) {
			WorkflowExecutionException failure = failure("SampleBulkCreateNode", "data", data);
			assertThat(failure.code()).isIn("DF-502", "DF-402");
			assertThat(failure).hasMessageContaining("Sample");
			assertThat(run("SampleCountNode")).containsEntry("count", 0L);
			return;
		}
		assertThat(run("SampleBulkCreateNode", "data", data)).containsEntry("inserted", 2L);
		assertThat((String) run("SampleReadNode", "id", "b").get("text")).hasSize(length);
	}

	private void assertLongValues(int length, String... ids) {
		Map<String, @Nullable Object> expected = longValues(null, length);
		for (String id : ids) {
			Map<String, @Nullable Object> record = run("SampleReadNode", "id", id);
			assertThat(record.get("text")).as("text of " + id).isEqualTo(expected.get("text"));
			assertThat(record.get("payload")).as("payload of " + id).isEqualTo(expected.get("payload"));
			assertThat(record.get("document")).as("document of " + id).isEqualTo(expected.get("document"));
		}
		assertThat(run("SampleCountNode", "filter", map("text", expected.get("text")))).containsEntry("count",
				(long) ids.length);
	}

	private static Map<String, @Nullable Object> longValues(@Nullable String id, int length) {
		String text = (length == 0) ? LONG_TEXT : "x".repeat(length);
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		Map<String, @Nullable Object> record = map("text", text, "payload", bytes, "document", map("long", text));
		if (id != null) {
			record.put("id", id);
		}
		return record;
	}

	private List<Map<String, @Nullable Object>> records(int number) {
		return IntStream.range(0, RECORDS).mapToObj((i) -> {
			Map<String, @Nullable Object> record = new LinkedHashMap<>();
			record.put("id", "s" + i);
			record.put("text", "text " + number);
			for (String field : List.of("whole", "big", "small", "tiny", "real", "single", "amount")) {
				record.put(field, number);
			}
			record.put("flag", number > 1);
			return record;
		}).toList();
	}

}
