/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * How the values of one Java type are stored.
 *
 * @param type the kind of column
 * @param javaType the type of the property, boxed
 * @param normalForm the class of the values in rows
 * @param expected what a caller may give, to be read after "takes"
 * @param normaliser makes a row value of what a caller gave; {@code null} or an
 * {@link IllegalArgumentException}, {@link ArithmeticException},
 * {@link java.time.DateTimeException} or Jackson's exception if it does not fit
 * @param restorer makes a property value of a row value; fails likewise
 * @param dimensions how many numbers a vector has, 0 for all else
 */
record ValueType(FieldType type, Class<?> javaType, Class<?> normalForm, String expected,
		Function<Object, @Nullable Object> normaliser, Function<Object, @Nullable Object> restorer, int dimensions) {

	ValueType(FieldType type, Class<?> javaType, Class<?> normalForm, String expected,
			Function<Object, @Nullable Object> normaliser, Function<Object, @Nullable Object> restorer) {
		this(type, javaType, normalForm, expected, normaliser, restorer, 0);
	}

	static <T> ValueType of(FieldType type, Class<T> javaType, String expected,
			Function<Object, @Nullable Object> normaliser) {
		return new ValueType(type, javaType, javaType, expected, normaliser, (value) -> value);
	}

	<T> ValueType as(Class<T> narrower, Function<Object, @Nullable Object> narrowing) {
		return new ValueType(this.type, narrower, this.normalForm, this.expected, this.normaliser, narrowing);
	}

	ValueType expecting(String description) {
		return new ValueType(this.type, this.javaType, this.normalForm, description, this.normaliser, this.restorer);
	}

	static ValueType vector(int dimensions) {
		return new ValueType(FieldType.VECTOR, float[].class, float[].class,
				"a list of " + dimensions + " finite numbers", (value) -> VectorValues.of(value, dimensions),
				(value) -> value, dimensions);
	}

}
