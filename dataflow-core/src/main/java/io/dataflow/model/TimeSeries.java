/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that the records of an entity are measured at a time: its table is a
 * hypertable of TimescaleDB, parted into chunks by that time. The primary key of the
 * table is the id together with the time, so nothing but the id itself makes ids unique:
 * let them be generated, or give each record its own. Only PostgreSQL with the extension
 * {@code timescaledb} has such entities.
 *
 * @since 0.1.0
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface TimeSeries {

	/**
	 * Name of the field, by column or property, that says when a record was measured. It
	 * holds a date or a date with a time, always has a value, and is given by the caller
	 * or is {@code created_at}. Anything else is refused with {@code DF-601}.
	 * @return the name of the field
	 */
	String time();

	/**
	 * Length of the time that one chunk holds, as {@link IntervalText} understands it,
	 * for instance {@code 12 hours} or {@code 1 day}. One that is not positive, or for a
	 * date not a number of days, is refused with {@code DF-601}.
	 * @return the length of a chunk
	 */
	String chunk() default "7 days";

}
