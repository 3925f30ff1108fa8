/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import java.util.Optional;

import reactor.core.publisher.Mono;

/**
 * What an {@link Adapter} can do whose connections may come from a pool.
 *
 * @since 0.1.0
 */
public interface ConnectionPooling {

	/**
	 * Return how busy the pool is.
	 * @return the status at this moment, empty when the connections come from no pool
	 * that can be looked into
	 */
	Optional<PoolStatus> poolStatus();

	/**
	 * Open the connections that are to be kept and are not open yet. A database that
	 * gives fewer is no error; what it gave is kept.
	 * @return the number of connections that are open then, or of which the pool had as
	 * many as it keeps; 0 without a pool; cold
	 */
	Mono<Integer> warmPool();

	/**
	 * Return how much is in progress that needs connections.
	 * @return the connections in use and, where a transaction has none between its
	 * statements, the transactions; 0 when nothing is in progress
	 */
	default int inProgress() {
		return poolStatus().map(PoolStatus::checkedOut).orElse(0);
	}

}
