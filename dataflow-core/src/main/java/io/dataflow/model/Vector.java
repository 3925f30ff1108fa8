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
 * Declares that a {@code float[]} is a vector of a fixed length, by which the database
 * finds similar records. Without it a {@code float[]} is stored as a JSON list.
 *
 * @since 0.1.0
 */
@Documented
@Target({ ElementType.FIELD, ElementType.RECORD_COMPONENT })
@Retention(RetentionPolicy.RUNTIME)
public @interface Vector {

	/** How many dimensions the vectors of a field may have at most. */
	int MAX_DIMENSIONS = 16_000;

	/**
	 * How many numbers each vector has.
	 * @return the number of dimensions, from 1 to {@value #MAX_DIMENSIONS}
	 */
	int dimensions() default 1536;

}
