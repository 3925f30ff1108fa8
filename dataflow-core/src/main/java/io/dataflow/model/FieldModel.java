/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import org.jspecify.annotations.Nullable;

/**
 * A column of a model.
 *
 * @since 0.1.0
 */
public final class FieldModel {

	public String name() {
		throw new UnsupportedOperationException();
	}

	public @Nullable String property() {
		throw new UnsupportedOperationException();
	}

	public FieldType type() {
		throw new UnsupportedOperationException();
	}

	public Class<?> javaType() {
		throw new UnsupportedOperationException();
	}

	public FieldRole role() {
		throw new UnsupportedOperationException();
	}

	public boolean nullable() {
		throw new UnsupportedOperationException();
	}

	public boolean required() {
		throw new UnsupportedOperationException();
	}

	public boolean hasDefault() {
		throw new UnsupportedOperationException();
	}

	public @Nullable Object defaultValue() {
		throw new UnsupportedOperationException();
	}

	public @Nullable Object constantDefault() {
		throw new UnsupportedOperationException();
	}

	public IdGeneration generation() {
		throw new UnsupportedOperationException();
	}

	public boolean managed() {
		throw new UnsupportedOperationException();
	}

	public boolean unique() {
		throw new UnsupportedOperationException();
	}

	public boolean indexed() {
		throw new UnsupportedOperationException();
	}

	public boolean sensitive() {
		throw new UnsupportedOperationException();
	}

	public @Nullable Object coerce(@Nullable Object value) {
		throw new UnsupportedOperationException();
	}

}
