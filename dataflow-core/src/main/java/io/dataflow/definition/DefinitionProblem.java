/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.definition;

import java.util.Objects;

import io.dataflow.error.ErrorCode;

/**
 * One thing that is wrong with a definition.
 *
 * @param errorCode the entry of the catalogue
 * @param location where it is
 * @param message what is wrong, with the offending name
 * @param action what to do
 * @since 0.1.0
 */
public record DefinitionProblem(ErrorCode errorCode, SourceLocation location, String message, String action) {

	public DefinitionProblem {
		Objects.requireNonNull(errorCode, "'errorCode' must not be null");
		Objects.requireNonNull(location, "'location' must not be null");
		Objects.requireNonNull(message, "'message' must not be null");
		Objects.requireNonNull(action, "'action' must not be null");
	}

	/**
	 * Return the code.
	 * @return the code, for instance {@code DF-201}
	 */
	public String code() {
		return this.errorCode.code();
	}

	/**
	 * Return place, code, message and action on one line.
	 */
	@Override
	public String toString() {
		return this.location + ": [" + code() + "] " + this.message + " " + this.action;
	}

}
