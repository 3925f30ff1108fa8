/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

/**
 * Is told what happens in the runs of an engine, for instance to measure or to show them.
 * <p>
 * The events of one run arrive in their order and one at a time, those of several runs at
 * the same time; so an implementation must be safe for use by many threads. It is called
 * on the threads that run the nodes and must not block: hand long work to a thread of its
 * own. An error that it throws is logged, once for each run, and changes nothing.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface RunListener {

	/**
	 * Take note of an event.
	 * @param event what has happened
	 */
	void onEvent(RunEvent event);

}
