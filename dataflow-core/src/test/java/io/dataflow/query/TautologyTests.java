/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.dataflow.model.BelongsTo;
import io.dataflow.model.DataFlowModel;
import io.dataflow.model.EntityModels;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;

class TautologyTests {

	private final EntityModels models = EntityModels.of(List.of(Task.class, Owner.class));

	private final FilterParser parser = new FilterParser(this.models.model(Task.class), this.models);

	static Stream<Map<String, @Nullable Object>> everything() {
		return Stream.of(map(), map("id", map("$ne", null)), map("id", map("$exists", true)),
				map("id", map("$null", false)), map("id", map("$nin", List.of())), map("$and", List.of()),
				map("$nor", List.of()), map("$not", map("$or", List.of())), map("$not", map("id", null)),
				map("name", map("$like", "%")), map("name", map("$ilike", "%%")),
				map("$or", List.of(map("rank", 1), map("rank", map("$ne", 1)))),
				map("$or", List.of(map("rank", map("$gt", 1)), map("name", "a"), map("rank", map("$lte", 1)))),
				map("$or", List.of(map("rank", map("$in", List.of(1))), map("rank", map("$nin", List.of(1))))),
				map("$or", List.of(map("note", null), map("note", map("$ne", null)))),
				map("$or", List.of(map("rank", 1), map("id", map("$ne", null)))),
				map("$and", List.of(map("id", map("$ne", null)), map("name", map("$like", "%")))),
				map("$not", map("$and", List.of(map("rank", 1), map("id", null)))),
				map("$not", map("owner", map("id", null))));
	}

	@ParameterizedTest
	@MethodSource("everything")
	void filterOfEverythingIsFound(Map<String, @Nullable Object> filter) {
		assertThat(this.parser.parse(filter).matchesAll()).isTrue();
	}

	static Stream<Map<String, @Nullable Object>> something() {
		return Stream.of(map("id", "a"), map("note", map("$ne", null)), map("note", null),
				map("note", map("$like", "%")), map("name", map("$like", "%a")), map("name", map("$regex", ".*")),
				map("id", map("$in", List.of())), map("$or", List.of()),
				map("$or", List.of(map("note", "a"), map("note", map("$ne", "a")))),
				map("$or", List.of(map("rank", map("$gt", 1)), map("rank", map("$lt", 1)))),
				map("$or", List.of(map("rank", 1), map("rank", map("$ne", 2)))),
				map("$and", List.of(map("id", map("$ne", null)), map("rank", 1))), map("$not", map("rank", 1)),
				map("owner", map("id", map("$ne", null))), map("$not", map("owner", map("id", "a"))));
	}

	@ParameterizedTest
	@MethodSource("something")
	void otherFiltersAreNot(Map<String, @Nullable Object> filter) {
		assertThat(this.parser.parse(filter).matchesAll()).isFalse();
	}

	@Test
	void negationOfACombinationIsLookedThrough() {
		Filter never = this.parser.parse(map("$and", List.of(map("rank", 1), map("id", null))));
		assertThat(never.matchesAll()).isFalse();
		assertThat(Filter.not(never).matchesAll()).isTrue();
		assertThat(Filter.not(Filter.not(never)).matchesAll()).isFalse();
	}

	private static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		for (int i = 0; i < pairs.length; i += 2) {
			map.put(String.valueOf(pairs[i]), pairs[i + 1]);
		}
		return map;
	}

	@DataFlowModel
	record Task(@Id String id, String name, int rank, @Nullable String note,
			@BelongsTo(Owner.class) @Nullable String ownerId) {

	}

	@DataFlowModel
	record Owner(@Id String id) {

	}

}
