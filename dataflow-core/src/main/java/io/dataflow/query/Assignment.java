/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import io.dataflow.model.FieldModel;
import org.jspecify.annotations.Nullable;

/**
 * What an update does to one field.
 *
 * @since 0.1.0
 */
public sealed interface Assignment {

	/**
	 * Return the field that changes.
	 * @return the field
	 */
	FieldModel field();

	/**
	 * Gives a field a value.
	 *
	 * @param field the field
	 * @param value the value, coerced to the type of the field
	 */
	record SetValue(FieldModel field, @Nullable Object value) implements Assignment {

	}

	/**
	 * Adds a number to a field, in the database; null stays null.
	 *
	 * @param field the field, a number
	 * @param amount the number to add, coerced to the type of the field
	 */
	record Increment(FieldModel field, Object amount) implements Assignment {

	}

}
