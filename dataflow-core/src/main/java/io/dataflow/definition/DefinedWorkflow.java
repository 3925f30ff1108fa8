/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.definition;

import java.util.Objects;

import io.dataflow.workflow.Workflow;

/**
 * A workflow that was read, with the places of its parts.
 *
 * @param workflow the workflow
 * @param sources where its parts are
 * @since 0.1.0
 */
public record DefinedWorkflow(Workflow workflow, SourceMap sources) {

	public DefinedWorkflow {
		Objects.requireNonNull(workflow, "'workflow' must not be null");
		Objects.requireNonNull(sources, "'sources' must not be null");
	}

}
