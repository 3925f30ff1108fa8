/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.util.List;
import java.util.Map;

import io.dataflow.model.DataFlowModel;
import io.dataflow.model.EntityModel;
import io.dataflow.model.EntityModels;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for {@link FilterShape}.
 */
class FilterShapeTests {

	private static final EntityModels MODELS = EntityModels.of(List.of(Thing.class));

	static List<Arguments> filters() {
		return List.of(arguments(Map.of(), "all"), arguments(Map.of("name", "s3cr3t"), "name EQ ?"),
				arguments(Map.of("name", Map.of("$in", List.of("s3cr3t", "b"))), "name IN (2 values)"),
				arguments(Map.of("name", Map.of("$nin", List.of("s3cr3t", "b"))), "name NOT IN (2 values)"),
				arguments(Map.of("name", Map.of("$null", true)), "name IS NULL"),
				arguments(Map.of("name", Map.of("$exists", true)), "name IS NOT NULL"),
				arguments(Map.of("$or", List.of(Map.of("name", "s3cr3t"), Map.of("age", Map.of("$gt", 3)))),
						"(name EQ ? OR age GT ?)"),
				arguments(Map.of("$and", List.of(Map.of("name", "s3cr3t"), Map.of("age", 3))),
						"(name EQ ? AND age EQ ?)"),
				arguments(Map.of("name", Map.of("$regex", "s3cr3t")), "name REGEX ?"),
				arguments(Map.of("data.s3cr3t", "x"), "data.? EQ ?"),
				arguments(Map.of("data", Map.of("$contains", Map.of("s3cr3t", 1))), "data CONTAINS ?"));
	}

	@ParameterizedTest
	@MethodSource("filters")
	void shapeHasFieldsAndOperatorsButNoValues(Map<String, Object> filter, String shape) {
		EntityModel model = MODELS.model(Thing.class);
		assertThat(new FilterParser(model).parse(filter).shape()).isEqualTo(shape).doesNotContain("s3cr3t");
	}

	@DataFlowModel
	record Thing(@Id String id, @Nullable String name, int age, @Nullable Map<String, Object> data) {

	}

}
