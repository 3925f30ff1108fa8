/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

/**
 * How much a {@link ModelProblem} matters.
 *
 * @since 0.1.0
 */
public enum Severity {

	/** The model will not work as it was meant. */
	ERROR,

	/** The model works, but not as its reader expects. */
	WARNING,

	/** Worth knowing; neither logged on its own nor refused by a strict model. */
	INFO

}
