/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import java.util.Arrays;

import io.dataflow.model.EntityModel;
import org.jspecify.annotations.Nullable;

/**
 * One record of a bulk call: a value or nothing for each field of its model. An array
 * rather than a map, because a call may hold very many of them.
 *
 * @since 0.1.0
 */
public final class BulkRow {

	/** Stands for a field that has no value yet, not even null. */
	private static final Object ABSENT = new Object();

	private final long index;

	private final @Nullable Object[] values;

	private BulkRow(long index, @Nullable Object[] values) {
		this.index = index;
		this.values = values;
	}

	/**
	 * Create a record without any value.
	 * @param model the model
	 * @param index the position in the call, from 0
	 * @return the record, to be filled by {@link #set} before anybody else sees it
	 */
	public static BulkRow of(EntityModel model, long index) {
		@Nullable Object[] values = new Object[model.fields().size()];
		Arrays.fill(values, ABSENT);
		return new BulkRow(index, values);
	}

	/**
	 * Give a field a value while the record is being made.
	 * @param column the position of the field in its model
	 * @param value the value in its normal form
	 */
	public void set(int column, @Nullable Object value) {
		this.values[column] = value;
	}

	/**
	 * Return the position in the call.
	 * @return the position, from 0
	 */
	public long index() {
		return this.index;
	}

	/**
	 * Tell whether a field has a value, be it null.
	 * @param column the position of the field in its model
	 * @return whether the field is present
	 */
	public boolean has(int column) {
		return this.values[column] != ABSENT;
	}

	/**
	 * Return a value.
	 * @param column the position of the field in its model
	 * @return the value, {@code null} when it is null or absent
	 */
	public @Nullable Object get(int column) {
		Object value = this.values[column];
		return (value != ABSENT) ? value : null;
	}

	/**
	 * Tell whether another record of the model has values for the same fields.
	 */
	boolean isLike(BulkRow other) {
		for (int i = 0; i < this.values.length; i++) {
			if ((this.values[i] == ABSENT) != (other.values[i] == ABSENT)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Return a copy that can be filled further.
	 * @return the copy
	 */
	public BulkRow copy() {
		return new BulkRow(this.index, this.values.clone());
	}

	/**
	 * Return a copy without a value.
	 */
	BulkRow without(int column) {
		BulkRow copy = copy();
		copy.values[column] = ABSENT;
		return copy;
	}

	/**
	 * Return this record changed by a later one.
	 * @param later the later record, whose values win
	 * @return a record with the position of the later one
	 */
	BulkRow merge(BulkRow later) {
		@Nullable Object[] merged = this.values.clone();
		for (int i = 0; i < merged.length; i++) {
			if (later.has(i)) {
				merged[i] = later.values[i];
			}
		}
		return new BulkRow(later.index, merged);
	}

}
