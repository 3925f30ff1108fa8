/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.List;
import java.util.Objects;

/**
 * What the check of a workflow found.
 *
 * @param workflow the name of the workflow
 * @param errors the problems that prevent a run; empty when there are none
 * @param warnings the problems that do not; empty when there are none
 * @since 0.1.0
 */
public record ValidationReport(String workflow, List<Problem> errors, List<Problem> warnings) {

	public ValidationReport {
		Objects.requireNonNull(workflow, "'workflow' must not be null");
		errors = List.copyOf(errors);
		warnings = List.copyOf(warnings);
	}

	/**
	 * Return whether the workflow can run.
	 * @return whether there are no errors
	 */
	public boolean isValid() {
		return this.errors.isEmpty();
	}

}
