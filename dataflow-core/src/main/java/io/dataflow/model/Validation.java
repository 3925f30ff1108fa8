/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

/**
 * What happens when the declaration of a model has problems.
 *
 * @since 0.1.0
 */
public enum Validation {

	/** Problems are logged, once per model, and the model is used as it is. */
	WARN,

	/** Problems are a {@link ModelValidationException}. */
	STRICT,

	/** Problems are not looked for. */
	OFF

}
