/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.Objects;

/**
 * Tells nodes and what they call which run they belong to. It is in the Reactor Context
 * of every node under the key {@code RunContext.class}.
 *
 * @param runId the id of the run, a UUID
 * @param workflow the name of the workflow
 * @since 0.1.0
 */
public record RunContext(String runId, String workflow) {

	public RunContext {
		Objects.requireNonNull(runId, "'runId' must not be null");
		Objects.requireNonNull(workflow, "'workflow' must not be null");
	}

}
