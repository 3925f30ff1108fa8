/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

/**
 * Where operations are performed: an adapter, seen from an operation.
 *
 * @since 0.1.0
 */
public interface Store {

	/**
	 * Return a capability of this store.
	 * @param <C> the type of the capability
	 * @param capability the type of the capability
	 * @return the capability
	 * @throws io.dataflow.error.DataFlowException DF-701 when the store does not have it
	 */
	<C> C require(Class<C> capability);

}
