/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.observation;

/**
 * How what is observed ended.
 *
 * @since 0.1.0
 */
public enum Outcome {

	/** It has not ended. */
	UNKNOWN,

	/** It gave its result. */
	SUCCESS,

	/** It failed. */
	ERROR,

	/** Somebody cancelled it, or did not want the rest of its result. */
	CANCELLED

}
