/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.util.Set;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * The steps of a {@code two_phase_commit} name several databases (DF-701). Committing in
 * all of them or none needs a log that survives a crash. No step has been run.
 *
 * @since 0.1.0
 */
public final class SeveralDatabasesException extends DataFlowException {

	private final Set<String> databases;

	SeveralDatabasesException(Set<String> databases) {
		super(ErrorCode.UNSUPPORTED,
				"The steps of a two_phase_commit must be of one database, but these name "
						+ String.join(", ", databases) + ".",
				"Use transaction_type 'saga' and give each step a compensation.");
		this.databases = Set.copyOf(databases);
	}

	/**
	 * Return the databases.
	 * @return their names as the steps give them; unmodifiable
	 */
	public Set<String> databases() {
		return this.databases;
	}

}
