/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.dataflow.model.DataFlowModel;
import io.dataflow.model.Vector;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/**
 * The entities with vectors.
 */
final class VectorEntities {

	static final List<Class<?>> ALL = List.of(Article.class, Photo.class, Point.class, Wide.class);

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

	@DataFlowModel(table = "wide")
	record Wide(@Id Long id, String text, int whole, long big, double real, BigDecimal price, boolean flag,
			Instant instant, OffsetDateTime offset, LocalDateTime local, LocalDate date, LocalTime time, UUID uuid,
			Color color, byte[] bytes, Map<String, Object> json, @Nullable String nothing,
			@Vector(dimensions = 2) float[] vector) {

		Wide(Long id, Wide other) {
			this(id, other.text, other.whole, other.big, other.real, other.price, other.flag, other.instant,
					other.offset, other.local, other.date, other.time, other.uuid, other.color, other.bytes, other.json,
					other.nothing, other.vector);
		}

		enum Color {

			RED, BLUE

		}

	}

	/**
	 * Has enough records for an index to be used.
	 */
	@DataFlowModel
	record Point(@Id Long id, int distance, @Vector(dimensions = 4) float[] place) {

	}

}
