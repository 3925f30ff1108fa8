/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

/**
 * A step in flight.
 */
interface Step {

	/**
	 * Return the index of the step in its graph.
	 */
	int index();

	/**
	 * Return the id of the node or transaction.
	 */
	String id();

	/**
	 * Return what an error of the step means.
	 */
	StepFailure failure(Throwable error);

	/**
	 * Begin the step again if its outcome asks for it.
	 * @return whether it has begun again, so that it has not ended
	 */
	default boolean repeats() {
		return false;
	}

	/**
	 * Ask the step to end.
	 * @return whether it has ended now; otherwise it reports to its graph once it has
	 */
	boolean stop();

	/**
	 * Hand the outcome of a step that has reported to its graph.
	 */
	void settle();

}
