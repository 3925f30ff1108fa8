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
 * A record refers to one that does not exist, or is still referred to (DF-305).
 *
 * @since 0.1.0
 */
public final class ForeignKeyException extends DatabaseException {

	private final @Nullable String constraint;

	/**
	 * Create the error.
	 * @param failure what failed
	 * @param constraint the name of the foreign key, or {@code null}
	 */
	public ForeignKeyException(Failure failure, @Nullable String constraint) {
		super(ErrorCode.FOREIGN_KEY, failure,
				"a foreign key is violated" + Names.suffix("constraint", constraint)
						+ "; either the referenced record does not exist or other records refer to this one.",
				"Create the referenced record first, or delete the records that refer to it.");
		this.constraint = constraint;
	}

	/**
	 * Return the name of the violated foreign key.
	 * @return the name, empty when the database does not tell
	 */
	public Optional<String> constraint() {
		return Optional.ofNullable(this.constraint);
	}

}
