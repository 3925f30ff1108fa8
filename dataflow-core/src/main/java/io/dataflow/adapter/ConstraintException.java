/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.dataflow.error.ErrorCode;

/**
 * A record violates a rule of its table other than a key: a column that must have a
 * value, or a check (DF-502).
 *
 * @since 0.1.0
 */
public final class ConstraintException extends DatabaseException {

	private final @Nullable String constraint;

	private final @Nullable String column;

	private ConstraintException(Failure failure, String problem, String action, @Nullable String constraint,
			@Nullable String column) {
		super(ErrorCode.OPERATION_FAILED, failure, problem, action);
		this.constraint = constraint;
		this.column = column;
	}

	/**
	 * Create the error of a column that must have a value.
	 * @param failure what failed
	 * @param column the column, or {@code null} when it is not known
	 * @return the error
	 */
	public static ConstraintException notNull(Failure failure, @Nullable String column) {
		return new ConstraintException(failure,
				"a column that must have a value has none" + Names.suffix("column", column) + ".",
				"Give the field a value or a default, or declare it nullable.", null, column);
	}

	/**
	 * Create the error of a check.
	 * @param failure what failed
	 * @param constraint the name of the check, or {@code null} when it is not known
	 * @return the error
	 */
	public static ConstraintException check(Failure failure, @Nullable String constraint) {
		return new ConstraintException(failure,
				"a constraint of the table is violated" + Names.suffix("constraint", constraint) + ".",
				"Correct the values so that they satisfy the constraint.", constraint, null);
	}

	/**
	 * Return the name of the violated constraint.
	 * @return the name, empty for a column without a value and when the database does not
	 * tell
	 */
	public Optional<String> constraint() {
		return Optional.ofNullable(this.constraint);
	}

	/**
	 * Return the column that must have a value.
	 * @return the column, empty for a check and when the database does not tell
	 */
	public Optional<String> column() {
		return Optional.ofNullable(this.column);
	}

}
