/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import io.dataflow.resilience.RetrySettings;
import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import io.dataflow.workflow.WorkflowExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bulk upserts of the same records at the same time count what each of them did.
 */
interface ConcurrentUpsertContract extends DataFlowContract {

	int CALLS = 16;

	int RECORDS = 200;

	@ParameterizedTest
	@Needs(Capability.TRANSACTIONS)
	@ValueSource(booleans = { false, true })
	default void upsertsAtTheSameTimeAreCountedTruthfully(boolean shuffled) {
		List<Object> outcomes = atTheSameTime("update", shuffled);
		List<Map<String, @Nullable Object>> results = results(outcomes);
		assertThat(sum(results, "inserted")).isEqualTo(RECORDS);
		assertThat(sum(results, "updated")).isEqualTo((results.size() - 1L) * RECORDS);
		List<Object> versions = values(run("DraftListNode", "limit", RECORDS + 1), "version");
		assertThat(versions).hasSize(RECORDS).containsOnly((long) results.size());
	}

	@ParameterizedTest
	@Needs(Capability.TRANSACTIONS)
	@ValueSource(booleans = { false, true })
	default void skippedRecordsAreCountedTruthfully(boolean shuffled) {
		List<Map<String, @Nullable Object>> results = results(atTheSameTime("skip", shuffled));
		assertThat(sum(results, "inserted")).isEqualTo(RECORDS);
		assertThat(sum(results, "skipped")).isEqualTo((results.size() - 1L) * RECORDS);
		assertThat(values(run("DraftListNode", "limit", RECORDS + 1), "version")).hasSize(RECORDS).containsOnly(1L);
	}

	/**
	 * Who waits for others while these wait for him is told so; all others succeed.
	 */
	private static List<Map<String, @Nullable Object>> results(List<Object> outcomes) {
		List<Map<String, @Nullable Object>> results = new ArrayList<>();
		for (Object outcome : outcomes) {
			if (outcome instanceof WorkflowExecutionException failure) {
				assertThat(failure.code()).as("code of %s", failure.getCause()).isEqualTo("DF-504");
				assertThat(failure).hasMessageContaining("Draft")
					.hasMessageContaining("conflicts with a concurrent transaction");
			}
			else {
				results.add(DataFlowContract.map());
				((Map<?, ?>) outcome)
					.forEach((name, value) -> results.get(results.size() - 1).put((String) name, value));
			}
		}
		assertThat(outcomes).hasSize(CALLS);
		assertThat(results).isNotEmpty()
			.allSatisfy((result) -> assertThat(result).containsEntry("total", (long) RECORDS));
		return results;
	}

	/**
	 * Without repetition, which would let the unlucky ones wait for each other again.
	 */
	private List<Object> atTheSameTime(String resolution, boolean shuffled) {
		try (PooledInstance instance = PooledInstance.open(url(), CALLS,
				(builder) -> builder.retry(RetrySettings.none()))) {
			return await(Flux.range(0, CALLS)
				.flatMap((call) -> instance.db()
					.engine()
					.run(workflow("DraftBulkUpsertNode",
							Map.of("data", data(call, shuffled), "conflict_resolution", resolution)))
					.<Object>map((run) -> run.result("node"))
					.onErrorResume(WorkflowExecutionException.class, Mono::just), CALLS)
				.collectList());
		}
	}

	private static List<Map<String, Object>> data(int call, boolean shuffled) {
		List<Map<String, Object>> data = new ArrayList<>(IntStream.range(0, RECORDS)
			.mapToObj((i) -> Map.<String, Object>of("id", "d" + i, "text", "by " + call))
			.toList());
		if (shuffled) {
			Collections.shuffle(data, new Random(call));
		}
		return data;
	}

	private static long sum(List<Map<String, @Nullable Object>> results, String count) {
		return results.stream().mapToLong((result) -> (long) result.getOrDefault(count, 0L)).sum();
	}

}
