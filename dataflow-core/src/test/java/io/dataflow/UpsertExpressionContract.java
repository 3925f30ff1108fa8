/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static io.dataflow.DataFlowContract.map;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * An upsert that finds a record computes its new values in the database.
 */
interface UpsertExpressionContract extends DataFlowContract {

	@Test
	@Needs(Capability.UPDATE_PIPELINES)
	default void upsertComputesEveryExpression() {
		run("SampleCreateNode", "id", "s1", "whole", 5, "big", 6, "small", 7, "real", 1.5, "amount", "0.5", "text", "a",
				"items", List.of(1), "single", 4, "color", "RED");
		Map<String, @Nullable Object> result = upsert(
				map("whole", Map.of("$dec", 2), "big", Map.of("$mul", 3), "small", Map.of("$min", 2), "real",
						Map.of("$max", 9), "amount", Map.of("$multiply", "0.3"), "text", Map.of("$concat", "b"),
						"items", Map.of("$push", "x"), "single", Map.of("$add", 1), "color", Map.of("$unset", true),
						"moment", Map.of("$now", true), "tiny", Map.of("$coalesce", 8), "flag", Map.of("$set", true)));
		assertThat(result).containsEntry("created", false);
		assertThat(record(result)).containsEntry("whole", 3)
			.containsEntry("big", 18L)
			.containsEntry("small", 2)
			.containsEntry("real", 9.0)
			.containsEntry("amount", new BigDecimal("0.15"))
			.containsEntry("text", "ab")
			.containsEntry("items", List.of(1, "x"))
			.containsEntry("single", 5.0)
			.containsEntry("color", null)
			.containsEntry("tiny", 8)
			.containsEntry("flag", true);
		assertThat((Instant) record(result).get("moment")).isNotNull();
		Map<String, @Nullable Object> stored = run("SampleReadNode", "id", "s1");
		stored.remove("found");
		assertThat(stored).isEqualTo(record(result));
	}

	@Test
	@Needs(Capability.UPDATE_PIPELINES)
	default void nullStaysNullInAnUpsert() {
		run("SampleCreateNode", "id", "s1");
		Map<String, @Nullable Object> record = record(
				upsert(map("whole", Map.of("$inc", 2), "real", Map.of("$mul", 2), "big", Map.of("$max", 2), "text",
						Map.of("$concat", "x"), "items", map("$push", null), "small", Map.of("$coalesce", 1))));
		assertThat(record).containsEntry("whole", null)
			.containsEntry("real", null)
			.containsEntry("big", null)
			.containsEntry("text", null)
			.containsEntry("items", Arrays.asList((Object) null))
			.containsEntry("small", 1);
	}

	@Test
	default void upsertThatCreatesComputesNothing() {
		Map<String, @Nullable Object> result = upsert(map("whole", Map.of("$mul", 2), "text", Map.of("$concat", "x")));
		assertThat(result).containsEntry("created", true);
		assertThat(record(result)).containsEntry("whole", 1).containsEntry("text", null);
	}

	@Test
	default void expressionThatDoesNotFitAnUpsertIsRefused() {
		run("SampleCreateNode", "id", "s1", "text", "a");
		for (Map<String, Object> update : List.<Map<String, Object>>of(Map.of("text", Map.of("$mul", 2)),
				Map.of("whole", Map.of("$icn", 2)), Map.of("whole", Map.of("$concat", "x")))) {
			assertThat(refusal("SampleUpsertNode", "where", Map.of("id", "s1"), "create", Map.of(), "update", update)
				.code()).isEqualTo("DF-907");
		}
		assertThat(run("SampleReadNode", "id", "s1")).containsEntry("text", "a").containsEntry("whole", null);
	}

	private Map<String, @Nullable Object> upsert(Map<String, @Nullable Object> update) {
		return run("SampleUpsertNode", "where", Map.of("id", "s1"), "create", Map.of("whole", 1), "update", update);
	}

	@SuppressWarnings("unchecked")
	private static Map<String, @Nullable Object> record(Map<String, @Nullable Object> result) {
		return (Map<String, @Nullable Object>) Objects.requireNonNull(result.get("record"));
	}

}
