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
 * Declares that a field holds the id of another entity. The relation is named like the
 * field without {@code Id}, and the column gets an index.
 *
 * @since 0.1.0
 */
@Documented
@Target({ ElementType.FIELD, ElementType.RECORD_COMPONENT })
@Retention(RetentionPolicy.RUNTIME)
public @interface BelongsTo {

	/**
	 * Entity whose id the field holds.
	 * @return the target of the relation
	 */
	Class<?> value();

}
