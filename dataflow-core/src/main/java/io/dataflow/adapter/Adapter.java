/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import java.util.Optional;

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

	/**
	 * Return what this database can do. Asks no server.
	 * @return the capabilities; those whose interfaces this adapter has unless overridden
	 */
	default Capabilities capabilities() {
		return Capabilities.of(this);
	}

	/**
	 * Find a capability.
	 * @param <C> the type of the capability
	 * @param capability the type of the capability
	 * @return the capability, empty when this database does not have it
	 */
	default <C> Optional<C> find(Class<C> capability) {
		return capability.isInstance(this) ? Optional.of(capability.cast(this)) : Optional.empty();
	}

	@Override
	default <C> C require(Class<C> capability) {
		return find(capability).orElseThrow(() -> new CapabilityNotSupportedException(kind(), capability));
	}

}
