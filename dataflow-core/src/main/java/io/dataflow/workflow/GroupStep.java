/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

/**
 * A group in flight.
 */
interface GroupStep extends Step {

	/**
	 * Begin. Called once.
	 */
	void begin();

}
