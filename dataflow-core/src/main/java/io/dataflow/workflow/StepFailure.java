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
 * @param nodeId the node that failed, or {@code null} when a group failed by itself
 * @param cycle the cycle that failed by itself, or {@code null}
 * @param transaction the transaction that failed, or {@code null} outside one
 * @param error the error
 */
record StepFailure(@Nullable String nodeId, @Nullable String cycle, @Nullable String transaction, Throwable error) {

	StepFailure(@Nullable String nodeId, @Nullable String transaction, Throwable error) {
		this(nodeId, null, transaction, error);
	}

	StepFailure {
		error = Exceptions.unwrap(error);
	}

	static StepFailure ofCycle(String cycle, Throwable error) {
		return new StepFailure(null, cycle, null, error);
	}

	StepFailure in(String outer) {
		return new StepFailure(this.nodeId, this.cycle, outer, this.error);
	}

}
