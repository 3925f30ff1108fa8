/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import io.dataflow.error.DataFlowException;

/**
 * An item of a {@code ForEachNode} failed. The code is that of what it failed with, which
 * is the cause, or DF-501 when that has none.
 *
 * @since 0.1.0
 */
public final class ItemFailedException extends DataFlowException {

	private final int index;

	ItemFailedException(int index, String name, Throwable error) {
		this(index, name, ChildFailure.ofNode(error), error);
	}

	private ItemFailedException(int index, String name, ChildFailure failure, Throwable error) {
		super(failure.code(), "Item " + index + " of ForEachNode, run by " + name + ", failed: " + failure.message(),
				failure.action(), error);
		this.index = index;
	}

	/**
	 * Return the place of the item.
	 * @return the place, which begins at 0
	 */
	public int index() {
		return this.index;
	}

}
