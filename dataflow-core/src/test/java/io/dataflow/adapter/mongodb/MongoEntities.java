/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.dataflow.model.DataFlowModel;
import io.dataflow.model.EntityModel;
import io.dataflow.model.Index;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/**
 * What the tests of this package store.
 */
final class MongoEntities {

	static final EntityModel SAMPLE = EntityModel.of(Sample.class);

	static final EntityModel STRICT = EntityModel.of(Strict.class);

	private MongoEntities() {
	}

	enum Color {

		RED, GREEN, BLUE

	}

	/** One field of most types, all of them nullable. */
	@DataFlowModel
	record Sample(@Id String id, @Nullable String text, @Nullable Integer whole, @Nullable Long big,
			@Nullable Double real, @Nullable Boolean flag, @Nullable BigDecimal amount, @Nullable Instant moment,
			@Nullable LocalDate day, @Nullable Color color, byte @Nullable [] payload,
			@Nullable Map<String, Object> document, @Nullable List<Object> items) {

	}

	/** Fields that are never null. */
	@DataFlowModel(versioned = true, indexes = @Index(fields = { "text" }, unique = true))
	record Strict(@Id String id, String text, Integer whole, Long big, Instant moment, List<Object> items) {

	}

}
