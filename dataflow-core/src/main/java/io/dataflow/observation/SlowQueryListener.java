/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.observation;

/**
 * Is told of slow queries, for instance to count them. It is called on the thread on
 * which the operation ends and must not block. An error that it throws is dropped.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SlowQueryListener {

	/**
	 * Take note of a slow query.
	 * @param query the query
	 */
	void onSlowQuery(SlowQuery query);

}
