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
 * Gives a field the value it has when a caller supplies none. Records need it; a class
 * can use a field initialiser instead.
 *
 * @since 0.1.0
 */
@Documented
@Target({ ElementType.FIELD, ElementType.RECORD_COMPONENT })
@Retention(RetentionPolicy.RUNTIME)
public @interface DefaultValue {

	/**
	 * Value as text: a number, {@code true}, an ISO date, the name of an enum constant,
	 * or JSON for maps, lists and nested objects.
	 * @return the text
	 */
	String value();

}
