/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.List;
import java.util.Map;

import io.dataflow.model.DataFlowModel;
import io.dataflow.model.Vector;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/**
 * The entities with vectors.
 */
final class VectorEntities {

	static final List<Class<?>> ALL = List.of(Article.class, Photo.class, Point.class);

	private VectorEntities() {
	}

	@DataFlowModel(softDelete = true)
	record Article(@Id String id, String content, @Nullable String category, @Nullable Map<String, Object> meta,
			@Vector(dimensions = 3) float @Nullable [] embedding) {

	}

	@DataFlowModel
	record Photo(@Id Long id, @Nullable String title, @Vector(dimensions = 2) float[] small,
			@Vector(dimensions = 2001) float @Nullable [] large) {

	}

	/**
	 * Has enough records for an index to be used.
	 */
	@DataFlowModel
	record Point(@Id Long id, int distance, @Vector(dimensions = 4) float[] place) {

	}

}
