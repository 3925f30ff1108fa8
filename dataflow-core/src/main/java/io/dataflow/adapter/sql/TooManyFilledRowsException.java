/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.operation.Downsample;

/**
 * The gaps of a range have too many rows, as there are many groups (DF-506). None of them
 * was made.
 *
 * @since 0.1.0
 */
public final class TooManyFilledRowsException extends DataFlowException {

	private final String model;

	TooManyFilledRowsException(Downsample downsample) {
		super(ErrorCode.RESOURCE_EXHAUSTED,
				"The range of " + downsample.model().name() + " has more than " + Downsample.MAXIMUM_FILLED
						+ " rows to fill gaps in: one for each bucket of " + downsample.buckets().width()
						+ " and each group.",
				"Give a larger 'bucket', a shorter range or a 'filter' that leaves fewer groups, or leave the gaps.");
		this.model = downsample.model().name();
	}

	/**
	 * Return the model whose buckets they are.
	 * @return its name
	 */
	public String model() {
		return this.model;
	}

}
