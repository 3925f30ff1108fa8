/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class MergeNodeTests {

	private static final Map<String, Object> ADA = Map.of("id", 1, "name", "Ada");

	private static final Map<String, Object> BOB = Map.of("id", 2, "name", "Bob");

	private static void merges(Map<String, @Nullable Object> inputs, @Nullable Object expected) {
		new MergeNode().run(inputs)
			.as(StepVerifier::create)
			.expectNext(Collections.singletonMap("merged_data", expected))
			.expectComplete()
			.verify(Duration.ofSeconds(5));
	}

	private static void fails(Map<String, @Nullable Object> inputs, String message) {
		new MergeNode().run(inputs)
			.as(StepVerifier::create)
			.expectErrorSatisfies(
					(error) -> assertThat(error).isInstanceOf(InvalidControlInputException.class).hasMessage(message))
			.verify(Duration.ofSeconds(5));
	}

	@Test
	void concatShouldJoinLists() {
		merges(Map.of("data1", List.of(1, 2), "data2", List.of(3), "data5", List.of(4)), List.of(1, 2, 3, 4));
	}

	@Test
	void concatShouldMakeAListOfOtherValues() {
		merges(Map.of("data1", List.of(1, 2), "data2", "x"), List.of(List.of(1, 2), "x"));
	}

	@Test
	void zipShouldMakeRows() {
		merges(Map.of("data1", List.of(1, 2, 3), "data2", List.of("a", "b"), "merge_type", "zip"),
				List.of(List.of(1, "a"), List.of(2, "b")));
		merges(Map.of("data1", List.of(1, 2), "data2", "x", "merge_type", "zip"), List.of(List.of(1, "x")));
	}

	@Test
	void mergeDictShouldLetLaterMapsWin() {
		merges(Map.of("data1", Map.of("a", 1, "b", 1), "data3", Map.of("b", 2), "merge_type", "merge_dict"),
				Map.of("a", 1, "b", 2));
	}

	@Test
	void mergeDictShouldJoinListsByKey() {
		merges(Map.of("data1", List.of(ADA, BOB), "data2", List.of(Map.of("id", 2L, "age", 30), Map.of("x", 1)),
				"merge_type", "merge_dict", "key", "id"),
				List.of(ADA, Map.of("id", 2L, "name", "Bob", "age", 30), Map.of("x", 1)));
	}

	@Test
	void anySubsetMayBeMissing() {
		merges(Map.of(), null);
		merges(Map.of("data4", "x"), "x");
		merges(Map.of("data2", List.of(1), "data4", List.of(2)), List.of(1, 2));
		merges(Map.of("data3", 5, "merge_type", "merge_dict"), 5);
	}

	@Test
	void nullShouldBeSkippedUnlessWanted() {
		Map<String, @Nullable Object> inputs = new HashMap<>();
		inputs.put("data1", null);
		inputs.put("data2", "x");
		merges(inputs, "x");
		inputs.put("skip_none", false);
		merges(inputs, Arrays.asList(null, "x"));
		inputs.put("data2", null);
		merges(inputs, null);
	}

	@Test
	void mergeDictWhenDataDoesNotFitShouldFail() {
		fails(Map.of("data1", List.of(ADA), "data2", List.of(BOB), "merge_type", "merge_dict"),
				"[DF-102] 'key' of MergeNode must be the name of the entry by which merge_dict joins the maps of lists.");
		fails(Map.of("data1", ADA, "data2", List.of(BOB), "merge_type", "merge_dict"),
				"[DF-102] 'merge_type' of MergeNode must be concat or zip unless all data is maps, or all data is lists "
						+ "of maps.");
		fails(Map.of("data1", List.of(1), "data2", List.of(2), "merge_type", "merge_dict", "key", "id"),
				"[DF-102] 'merge_type' of MergeNode must be concat or zip unless the lists hold nothing but maps.");
	}

	@Test
	void typeOfMergeWhenUnknownShouldFail() {
		fails(Map.of("data1", 1, "merge_type", "outer"),
				"[DF-102] 'merge_type' of MergeNode must be one of concat, zip and merge_dict, but is 'outer'.");
	}

	@Test
	void typeShouldJoinBranchesAndDescribeItsPorts() {
		NodeType type = MergeNode.type();
		assertThat(type.joinsBranches()).isTrue();
		assertThat(type.inputs()).extracting(Port::name)
			.containsExactly("data1", "data2", "data3", "data4", "data5", "merge_type", "key", "skip_none");
		assertThat(type.inputs()).extracting(Port::description).doesNotContain("");
	}

}
