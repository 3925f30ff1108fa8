/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares an index of a {@link DataFlowModel}.
 *
 * @since 0.1.0
 */
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface Index {

	/**
	 * Indexed fields in order, each by its column name or its Java name.
	 * @return at least one field
	 */
	String[] fields();

	/**
	 * Whether two records may not have the same values in all the fields.
	 * @return whether the index is unique
	 */
	boolean unique() default false;

	/**
	 * Name of the index. Empty: {@code idx_}, the table and all columns, joined by
	 * {@code _}.
	 * @return the name or an empty string
	 */
	String name() default "";

}
