/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A {@code ForEachNode} was given more items than it takes (DF-506). None of them was
 * run.
 *
 * @since 0.1.0
 */
public final class TooManyItemsException extends DataFlowException {

	private final int count;

	TooManyItemsException(int count, int most) {
		super(ErrorCode.RESOURCE_EXHAUSTED, "ForEachNode was given " + count + " items but takes " + most + ".",
				"Give fewer at a time, use a bulk node, or raise 'max_items' if their results fit into memory.");
		this.count = count;
	}

	/**
	 * Return how many items were given.
	 * @return the number
	 */
	public int count() {
		return this.count;
	}

}
