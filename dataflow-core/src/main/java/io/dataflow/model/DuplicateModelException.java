/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * Raised with {@code DF-602} when two models of one instance have the same name or the
 * same table.
 *
 * @since 0.1.0
 */
public final class DuplicateModelException extends DataFlowException {

	private final Class<?> first;

	private final Class<?> second;

	DuplicateModelException(String what, Class<?> first, Class<?> second, String action) {
		super(ErrorCode.DUPLICATE_MODEL,
				"Models " + first.getName() + " and " + second.getName() + " have the same " + what + ".", action);
		this.first = first;
		this.second = second;
	}

	/**
	 * Return the class that was declared first.
	 * @return an entity class
	 */
	public Class<?> first() {
		return this.first;
	}

	/**
	 * Return the class that repeats the name.
	 * @return an entity class
	 */
	public Class<?> second() {
		return this.second;
	}

}
