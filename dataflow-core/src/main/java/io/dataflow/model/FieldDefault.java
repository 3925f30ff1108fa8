/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The value that a field has when a caller gives none, in the normal form of the field.
 */
final class FieldDefault {

	private final Supplier<@Nullable Object> source;

	private final boolean constant;

	private FieldDefault(Supplier<@Nullable Object> source, boolean constant) {
		this.source = source;
		this.constant = constant;
	}

	/**
	 * Return a default that is the same for all records.
	 * @param value the value in normal form
	 * @return the default
	 */
	static FieldDefault ofConstant(Object value) {
		if (value instanceof byte[] bytes) {
			return new FieldDefault(() -> Arrays.copyOf(bytes, bytes.length), true);
		}
		if (value instanceof float[] vector) {
			return new FieldDefault(vector::clone, true);
		}
		boolean tree = value instanceof List || value instanceof Map;
		return new FieldDefault(tree ? () -> JsonTree.of(value) : () -> value, true);
	}

	/**
	 * Return the default that a field initialiser gives. It is a constant if two
	 * instances agree on it, except for dates and times: today is not a constant.
	 * @param first the value of one instance, in normal form
	 * @param second the value of another
	 * @param initialiser makes an instance and reads its value, in normal form
	 * @return the default
	 */
	static FieldDefault ofInitialiser(Object first, @Nullable Object second, Supplier<@Nullable Object> initialiser) {
		boolean constant = !(first instanceof Temporal) && Objects.deepEquals(first, second);
		return constant ? ofConstant(first) : new FieldDefault(initialiser, false);
	}

	/**
	 * Return the value for one record.
	 * @return a value that the caller may change
	 */
	@Nullable Object value() {
		return this.source.get();
	}

	/**
	 * Whether all records get the same value.
	 */
	boolean isConstant() {
		return this.constant;
	}

}
