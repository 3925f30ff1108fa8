/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * Raised with {@code VAL-005} when a field has a type that no column can hold. It is
 * raised in every {@link Validation} mode, because such a model has no table.
 *
 * @since 0.1.0
 */
public final class UnsupportedFieldTypeException extends DataFlowException {

	private final String model;

	private final String field;

	UnsupportedFieldTypeException(String model, String field, String javaType) {
		super(ErrorCode.FIELD_TYPE,
				"Field '" + field + "' of model '" + model + "' has the type " + javaType + ", which cannot be stored.",
				"Supported: String, int, long, short, byte, double, float, boolean, BigDecimal, Instant, "
						+ "OffsetDateTime, LocalDateTime, LocalDate, LocalTime, UUID, enums, byte[], and as JSON "
						+ "Map, List, Set, arrays, records and beans. Mark a field that is not stored with @Transient.");
		this.model = model;
		this.field = field;
	}

	/**
	 * Return the simple name of the class at fault.
	 * @return the name of the model
	 */
	public String model() {
		return this.model;
	}

	/**
	 * Return the Java name of the field at fault.
	 * @return the name of the field
	 */
	public String field() {
		return this.field;
	}

}
