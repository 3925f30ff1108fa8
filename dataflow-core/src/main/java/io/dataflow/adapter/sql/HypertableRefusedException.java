/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.Set;

import io.dataflow.adapter.DatabaseException;
import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.model.EntityModel;

/**
 * A table cannot become a hypertable as it is (DF-301): it has records, or a unique key
 * without its time. It was left as it was.
 *
 * @since 0.1.0
 */
public final class HypertableRefusedException extends DataFlowException {

	private static final Set<String> STATES = Set.of("0A000", "TS103");

	private HypertableRefusedException(EntityModel model, Throwable cause) {
		super(ErrorCode.MIGRATION_FAILED,
				"Table '" + model.table() + "' cannot become a hypertable: it has records, or a unique key without the "
						+ "time of " + model.name() + ".",
				"Rename the table and start again, which creates a new one; then copy the records into that.", cause);
	}

	static Throwable of(EntityModel model, DatabaseException error) {
		return (error.sqlState().filter(STATES::contains).isPresent()) ? new HypertableRefusedException(model, error)
				: error;
	}

}
