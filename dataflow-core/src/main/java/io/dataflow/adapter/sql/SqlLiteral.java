/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * Values as they stand in table definitions, where no parameters are possible.
 */
final class SqlLiteral {

	private SqlLiteral() {
	}

	static String plain(Object value) {
		return (value instanceof BigDecimal decimal) ? decimal.toPlainString()
				: value.toString().toUpperCase(Locale.ROOT);
	}

	/**
	 * For a database whose driver leaves what is in quotes alone.
	 */
	static String text(Object value) {
		return "'" + value.toString().replace("'", "''") + "'";
	}

	/**
	 * Drivers look for the ends of statements and for parameters without regard to
	 * quotes, hence the escapes.
	 */
	static String quoted(Object value) {
		String text = value.toString().replace("'", "''");
		if (text.indexOf(';') < 0 && text.indexOf('$') < 0) {
			return "'" + text + "'";
		}
		return "U&'" + text.replace("\\", "\\\\").replace(";", "\\003B").replace("$", "\\0024") + "'";
	}

}
