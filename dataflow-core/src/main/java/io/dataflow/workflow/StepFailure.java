/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;

/**
 * What went wrong where.
 *
 * @param nodeId the node that failed, or {@code null} when a transaction failed by itself
 * @param transaction the transaction that failed, or {@code null} outside one
 * @param error the error
 */
record StepFailure(@Nullable String nodeId, @Nullable String transaction, Throwable error) {

	StepFailure {
		error = Exceptions.unwrap(error);
	}

}
