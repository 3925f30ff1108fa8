/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import io.dataflow.error.ErrorCode;

/**
 * Something about the declaration of a model that probably is not meant.
 *
 * @param code one of {@code VAL-001} to {@code VAL-010}
 * @param severity how much it matters
 * @param message what is at fault, naming model and field
 * @param action what to do
 * @since 0.1.0
 */
public record ModelProblem(ErrorCode code, Severity severity, String message, String action) {

	@Override
	public String toString() {
		return "[" + this.code.code() + "] " + this.message + " " + this.action;
	}

}
