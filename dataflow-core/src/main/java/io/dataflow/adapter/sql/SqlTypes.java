/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;

import io.dataflow.model.FieldModel;

/**
 * The Java types that values of fields have, for drivers that take them as they are.
 */
final class SqlTypes {

	private SqlTypes() {
	}

	static Class<?> normal(FieldModel field) {
		return switch (field.type()) {
			case STRING, ENUM, JSON, VECTOR -> String.class;
			case INTEGER -> Integer.class;
			case LONG -> Long.class;
			case DOUBLE -> Double.class;
			case DECIMAL -> BigDecimal.class;
			case BOOLEAN -> Boolean.class;
			case INSTANT -> Instant.class;
			case OFFSET_DATE_TIME -> OffsetDateTime.class;
			case LOCAL_DATE_TIME -> LocalDateTime.class;
			case DATE -> LocalDate.class;
			case TIME -> LocalTime.class;
			case UUID -> UUID.class;
			case BYTES -> byte[].class;
		};
	}

}
