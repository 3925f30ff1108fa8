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
 * A record with the same primary key or with the same values of a unique index exists
 * already (DF-502).
 *
 * @since 0.1.0
 */
public final class DuplicateKeyException extends DatabaseException {

	private final @Nullable String constraint;

	/**
	 * Create the error.
	 * @param failure what failed
	 * @param constraint the name of the key or index, or {@code null}
	 */
	public DuplicateKeyException(Failure failure, @Nullable String constraint) {
		super(ErrorCode.OPERATION_FAILED, failure,
				"a record with the same unique key exists already" + Names.suffix("constraint", constraint) + ".",
				"Use another key, or update the record that has it.");
		this.constraint = constraint;
	}

	/**
	 * Return the name of the violated key or index.
	 * @return the name, empty when the database does not tell
	 */
	public Optional<String> constraint() {
		return Optional.ofNullable(this.constraint);
	}

}
