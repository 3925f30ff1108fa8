/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

/**
 * Opens databases of certain kinds for applications that do not use Spring. Providers are
 * found by {@link java.util.ServiceLoader}.
 *
 * @since 0.1.0
 */
public interface AdapterProvider {

	/**
	 * Tell whether this provider can open databases of a kind.
	 * @param kind the kind
	 * @return whether it can
	 */
	boolean supports(DatabaseKind kind);

	/**
	 * Open a database. Connections are made when they are needed, not here.
	 * @param url where the database is
	 * @param pool how many connections to keep
	 * @return the adapter, which owns its connections
	 */
	Adapter open(DatabaseUrl url, PoolSettings pool);

}
