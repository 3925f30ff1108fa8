/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * An index cannot be created because another one has its name (DF-306).
 *
 * @since 0.1.0
 */
public final class IndexExistsException extends DataFlowException {

	private final String index;

	IndexExistsException(String index, String existing) {
		super(ErrorCode.INDEX_CREATION,
				"The index '" + index + "' cannot be created, as there is another one of that name: " + existing + ".",
				"Drop that index first, or use it as it is.");
		this.index = index;
	}

	/**
	 * Return the name that is taken.
	 * @return the name of the index
	 */
	public String index() {
		return this.index;
	}

}
