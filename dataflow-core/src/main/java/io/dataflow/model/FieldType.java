/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

/**
 * The kinds of values a column holds. Each names the one Java type in which its values
 * travel through operations, results and rows, on every database.
 *
 * @since 0.1.0
 */
public enum FieldType {

	/** {@link String}. */
	STRING,

	/** {@link Integer}. */
	INTEGER,

	/** {@link Long}. */
	LONG,

	/** {@link Double}, finite. */
	DOUBLE,

	/**
	 * {@link java.math.BigDecimal} without trailing zeros, with at most 28 integer and 10
	 * fraction digits.
	 */
	DECIMAL,

	/** {@link Boolean}. */
	BOOLEAN,

	/** {@link java.time.Instant} in microseconds. */
	INSTANT,

	/** {@link java.time.OffsetDateTime} at UTC in microseconds. */
	OFFSET_DATE_TIME,

	/** {@link java.time.LocalDateTime} in microseconds. */
	LOCAL_DATE_TIME,

	/** {@link java.time.LocalDate}. */
	DATE,

	/** {@link java.time.LocalTime} in microseconds. */
	TIME,

	/** {@link java.util.UUID}. */
	UUID,

	/** {@link String}, the {@code name()} of an enum constant. */
	ENUM,

	/** {@code byte[]}. */
	BYTES,

	/** {@code float[]} of a fixed length, all numbers finite. */
	VECTOR,

	/**
	 * A tree of {@link java.util.Map}, {@link java.util.List}, {@link String},
	 * {@link Number}, {@link Boolean} and {@code null}.
	 */
	JSON

}
