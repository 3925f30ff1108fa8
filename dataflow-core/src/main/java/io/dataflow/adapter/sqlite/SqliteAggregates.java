/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sqlite;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.sql.Connection;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;
import org.sqlite.Function;

/**
 * Exact sums and averages, which are decimals as text.
 */
final class SqliteAggregates {

	private static final int NULL = 5;

	private SqliteAggregates() {
	}

	static void register(Connection connection) throws SQLException {
		SqliteFunctions.create(connection, "decimal_sum", 1, new Sum());
		SqliteFunctions.create(connection, "long_join", 2, new Join());
		SqliteFunctions.create(connection, "decimal_divide", 2, new Divide());
	}

	/**
	 * Adds decimals. SQLite has a copy of it for each group.
	 */
	private static final class Sum extends Function.Aggregate {

		private @Nullable BigDecimal sum;

		@Override
		protected void xStep() throws SQLException {
			if (value_type(0) != NULL) {
				BigDecimal added = new BigDecimal(value_text(0));
				this.sum = (this.sum != null) ? this.sum.add(added) : added;
			}
		}

		@Override
		protected void xFinal() throws SQLException {
			result((this.sum != null) ? this.sum.stripTrailingZeros().toPlainString() : null);
		}

	}

	/**
	 * Makes one number of the sums of the upper and lower halves of whole numbers.
	 */
	private static final class Join extends Function {

		@Override
		protected void xFunc() throws SQLException {
			if (value_type(0) == NULL) {
				result();
				return;
			}
			BigInteger upper = BigInteger.valueOf(value_long(0)).shiftLeft(Integer.SIZE);
			result(upper.add(BigInteger.valueOf(value_long(1))).toString());
		}

	}

	private static final class Divide extends Function {

		@Override
		protected void xFunc() throws SQLException {
			if (value_type(0) == NULL) {
				result();
				return;
			}
			BigDecimal quotient = new BigDecimal(value_text(0)).divide(BigDecimal.valueOf(value_long(1)),
					MathContext.DECIMAL128);
			result(quotient.toPlainString());
		}

	}

}
