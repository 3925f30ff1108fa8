/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.migration;

import java.util.List;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.schema.SchemaChange;
import io.dataflow.schema.SchemaDiff;

/**
 * The database refused a change to its schema.
 *
 * @since 0.1.0
 */
public final class MigrationFailedException extends DataFlowException {

	MigrationFailedException(SchemaDiff diff, Throwable cause) {
		super(ErrorCode.MIGRATION_FAILED, "The schema could not be changed: " + cause.getMessage() + " Planned: "
				+ diff.changes().stream().map(SchemaChange::description).toList() + ".", action(diff), cause);
	}

	private static String action(SchemaDiff diff) {
		List<String> required = diff.changes()
			.stream()
			.filter((change) -> change instanceof SchemaChange.AddColumn add
					&& (add.field().required() || (add.field().embedded() && !add.field().nullable())))
			.map(SchemaChange::description)
			.toList();
		String rights = "Check that the user may create tables and indexes." + hypertables(diff);
		return (required.isEmpty()) ? rights : "Records that exist already have no value for " + required
				+ ": give the fields a default or declare them @Nullable. " + rights;
	}

	private static String hypertables(SchemaDiff diff) {
		boolean planned = diff.changes().stream().anyMatch(SchemaChange.CreateHypertable.class::isInstance);
		return (planned) ? " A table that has records, or a unique key without the time of its time series, does not"
				+ " become a hypertable: rename it, start again, and copy its records." : "";
	}

}
