/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import io.dataflow.operation.Store;
import reactor.core.publisher.Mono;

/**
 * One database. An adapter implements the capability interfaces of what its database can
 * do and nothing else; what it does not implement, {@link #require(Class)} refuses by
 * name.
 *
 * @since 0.1.0
 */
public interface Adapter extends Store {

	/**
	 * Return the kind of database.
	 * @return the kind
	 */
	DatabaseKind kind();

	/**
	 * Ask the database for a sign of life.
	 * @return completes when the database answers, else fails with DF-402
	 */
	Mono<Void> ping();

	/**
	 * Give back the connections that this adapter opened itself. Connections that were
	 * given to it stay open.
	 * @return completes when they are closed
	 */
	Mono<Void> close();

	@Override
	default <C> C require(Class<C> capability) {
		if (capability.isInstance(this)) {
			return capability.cast(this);
		}
		throw new CapabilityNotSupportedException(kind(), capability);
	}

}
