/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Duration;
import java.util.Objects;

import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.model.IntervalText;

/**
 * Words of TimescaleDB about hypertables.
 */
final class HypertableSql {

	private HypertableSql() {
	}

	/**
	 * Return the statement that makes a table a hypertable, unless it is one.
	 */
	static String create(SqlDialect dialect, EntityModel model, Duration chunk) {
		FieldModel time = Objects.requireNonNull(model.timeSeries()).time();
		return "SELECT created FROM create_hypertable(" + table(dialect, model.table()) + ", by_range("
				+ SqlLiteral.quoted(time.name()) + ", " + interval(chunk) + "), if_not_exists => TRUE)";
	}

	/**
	 * Return a table as the functions of the extension take it.
	 */
	static String table(SqlDialect dialect, String name) {
		return SqlLiteral.quoted(dialect.springDialect().getIdentifierProcessing().quote(name));
	}

	/**
	 * Return a length of time. It holds no text of a caller, so it need not be bound, and
	 * the server computes with it while it plans.
	 */
	static String interval(Duration length) {
		return "INTERVAL '" + IntervalText.micros(length) + " microseconds'";
	}

}
