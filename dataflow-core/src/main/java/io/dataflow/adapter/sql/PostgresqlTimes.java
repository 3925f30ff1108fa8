/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.temporal.Temporal;

import io.dataflow.model.FieldModel;
import io.r2dbc.spi.Row;
import org.jspecify.annotations.Nullable;

/**
 * Reads points in time without the formatter of the driver, whose optional parts make it
 * take longer than all other columns of a record together. What has another form than
 * usual, and what comes over connections that do not know {@link PostgresqlTimeCodec}, is
 * left to the driver.
 */
final class PostgresqlTimes {

	private volatile boolean withoutCodec;

	/**
	 * Return the value of a field whose type is a point in time, with an offset or
	 * without.
	 */
	@Nullable Object decode(FieldModel field, Row row, int index) {
		Temporal time = (this.withoutCodec) ? null : read(row, index);
		return field.coerce((time != null) ? time : row.get(index, SqlTypes.normal(field)));
	}

	private @Nullable Temporal read(Row row, int index) {
		try {
			PostgresqlTime read = row.get(index, PostgresqlTime.class);
			return (read != null) ? read.time() : null;
		}
		catch (IllegalArgumentException ex) {
			// so the driver says that no codec knows the type
			this.withoutCodec = true;
			return null;
		}
	}

}
