/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

/**
 * The capability to show the statement for an operation without performing it.
 *
 * @since 0.1.0
 */
public interface StatementPreview {

	/**
	 * Write the statement for an operation.
	 * @param operation a {@link Select}, {@link Count}, {@link Aggregate},
	 * {@link Insert}, {@link UpdateAll} or {@link Delete}
	 * @param projection what is read, for a select or a count
	 * @return the statement, the same for the same call
	 * @throws io.dataflow.error.DataFlowException DF-701 for any other operation
	 */
	BuiltStatement preview(Operation<?> operation, Projection projection);

}
