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
 * Lets DataFlow make a vector of the text of another field whenever a record is created
 * or that text changes. Needs an embedding model; without one the application does not
 * start (DF-401).
 *
 * <pre>{@code
 * &#64;DataFlowModel
 * record Article(@Id String id, String content,
 *

&#64;Vector(dimensions = 384) @Embedded(from = "content") float @Nullable [] embedding) {
 * }
 * }</pre>
 *
 * <p>
 * A caller who gives a vector together with the text keeps it, so that whoever stores a
 * changed object as a whole sets the vector to null. Null counts as not given; where the
 * text is null the vector is. An update that names the vector only is stored as it is,
 * and one that changes the text by an expression is refused with DF-907.
 *
 * @since 0.1.0
 */
@Documented
@Target({ ElementType.FIELD, ElementType.RECORD_COMPONENT })
@Retention(RetentionPolicy.RUNTIME)
public @interface Embedded {

	/**
	 * Field whose text the vector is made of, by its Java name or column.
	 * @return the name of a field of the type String
	 */
	String from();

}
