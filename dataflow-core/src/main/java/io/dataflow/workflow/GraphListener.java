/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.List;

/**
 * Learns how the steps of a graph end. All calls come from the drain loop, one at a time.
 */
interface GraphListener {

	/**
	 * A step failed and the others are being stopped.
	 */
	void failed(StepFailure failure);

	/**
	 * The steps are being stopped on request.
	 * @param running the ids of the nodes and transactions that were running
	 */
	void stopped(StopReason reason, List<String> running);

	/**
	 * Nothing is running any more; the last call.
	 */
	void terminated();

}
