/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.error;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Root of all errors that DataFlow raises. The message begins with the code and says what
 * happened, naming what is at fault; {@link #action()} says what to do about it.
 *
 * @since 0.1.0
 */
public abstract class DataFlowException extends RuntimeException {

	private final ErrorCode errorCode;

	private final String action;

	/**
	 * Create an error that has no cause of its own.
	 * @param errorCode the entry of the catalogue
	 * @param message what happened, with the offending name and without secrets
	 * @param action what to do
	 */
	protected DataFlowException(ErrorCode errorCode, String message, String action) {
		this(errorCode, message, action, null);
	}

	/**
	 * Create an error that another one caused.
	 * @param errorCode the entry of the catalogue
	 * @param message what happened, with the offending name and without secrets
	 * @param action what to do
	 * @param cause the cause, or {@code null}
	 */
	protected DataFlowException(ErrorCode errorCode, String message, String action, @Nullable Throwable cause) {
		super("[" + errorCode.code() + "] " + message, cause);
		this.errorCode = errorCode;
		this.action = Objects.requireNonNull(action, "'action' must not be null");
	}

	/**
	 * Return the code of this error.
	 * @return the code, for instance {@code DF-703}
	 */
	public String code() {
		return this.errorCode.code();
	}

	/**
	 * Return the entry of the catalogue behind {@link #code()}.
	 * @return the entry
	 */
	public ErrorCode errorCode() {
		return this.errorCode;
	}

	/**
	 * Return what to do about this error.
	 * @return one or two sentences
	 */
	public String action() {
		return this.action;
	}

}
