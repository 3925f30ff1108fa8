/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sqlite;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.dataflow.model.JsonContainment;
import io.dataflow.model.JsonTree;
import io.dataflow.query.ExpressionSearch;
import org.jspecify.annotations.Nullable;
import org.sqlite.Collation;
import org.sqlite.Function;

/**
 * What SQLite lacks: regular expressions, letters beyond ASCII, decimals that are
 * compared and added exactly, and sums that do not turn into floating point when they
 * grow too large.
 */
final class SqliteFunctions {

	private static final int INTEGER_DIGITS = 28;

	private static final int FRACTION_DIGITS = 10;

	private static final int REAL = 2;

	private static final int NULL = 5;

	private @Nullable R2dbcException failure;

	private SqliteFunctions() {
	}

	static SqliteFunctions on(Connection connection) throws SQLException {
		SqliteFunctions functions = new SqliteFunctions();
		Collation.create(connection, "DECIMAL", new DecimalOrder());
		create(connection, "regexp", 2, functions.new Regexp());
		create(connection, "json_contains", 2, new JsonContains());
		create(connection, "lower", 1, new TextFunction((text) -> text.toLowerCase(Locale.ROOT)));
		create(connection, "upper", 1, new TextFunction((text) -> text.toUpperCase(Locale.ROOT)));
		functions.arithmetic(connection, "add", BigDecimal::add);
		functions.arithmetic(connection, "multiply", BigDecimal::multiply);
		SqliteAggregates.register(connection);
		return functions;
	}

	private void arithmetic(Connection connection, String name, BinaryOperator<BigDecimal> operator)
			throws SQLException {
		create(connection, "decimal_" + name, 2, new Arithmetic(operator, Kind.DECIMAL));
		create(connection, "integer_" + name, 2, new Arithmetic(operator, Kind.INTEGER));
		create(connection, "long_" + name, 2, new Arithmetic(operator, Kind.LONG));
		create(connection, "real_" + name, 2, new Arithmetic(operator, Kind.REAL));
	}

	static void create(Connection connection, String name, int arguments, Function function) throws SQLException {
		Function.create(connection, name, function, arguments, Function.FLAG_DETERMINISTIC);
	}

	/**
	 * Return what a function has refused since the last call: to SQLite all such errors
	 * are one.
	 */
	@Nullable R2dbcException takeFailure() {
		R2dbcException taken = this.failure;
		this.failure = null;
		return taken;
	}

	private enum Kind {

		INTEGER, LONG, DECIMAL, REAL;

		boolean holds(BigDecimal value) {
			return switch (this) {
				case INTEGER -> value.stripTrailingZeros().scale() <= 0
						&& value.compareTo(BigDecimal.valueOf(Integer.MIN_VALUE)) >= 0
						&& value.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
				case LONG ->
					value.stripTrailingZeros().scale() <= 0 && value.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) >= 0
							&& value.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
				case DECIMAL -> value.precision() - value.scale() <= INTEGER_DIGITS;
				case REAL -> Double.isFinite(value.doubleValue());
			};
		}

	}

	private final class Arithmetic extends Function {

		private final BinaryOperator<BigDecimal> operator;

		private final Kind kind;

		Arithmetic(BinaryOperator<BigDecimal> operator, Kind kind) {
			this.operator = operator;
			this.kind = kind;
		}

		@Override
		protected void xFunc() throws SQLException {
			if (value_type(0) == NULL || value_type(1) == NULL) {
				result();
				return;
			}
			BigDecimal value = this.operator.apply(number(0), number(1));
			if (!this.kind.holds(value)) {
				SqliteFunctions.this.failure = new R2dbcDataIntegrityViolationException("A number is out of range",
						"22003");
				error("out of range");
			}
			else {
				succeed(value);
			}
		}

		/**
		 * The text of a floating-point number has fewer digits than the number.
		 */
		private BigDecimal number(int argument) throws SQLException {
			return (this.kind == Kind.REAL && value_type(argument) == REAL) ? BigDecimal.valueOf(value_double(argument))
					: new BigDecimal(value_text(argument));
		}

		private void succeed(BigDecimal value) throws SQLException {
			switch (this.kind) {
				case INTEGER, LONG -> result(value.longValueExact());
				case REAL -> result(value.doubleValue());
				case DECIMAL ->
					result(value.setScale(FRACTION_DIGITS, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString());
			}
		}

	}

	/**
	 * Finds a regular expression anywhere in a text.
	 */
	private final class Regexp extends Function {

		private @Nullable Pattern last;

		@Override
		protected void xFunc() throws SQLException {
			if (value_type(0) == NULL || value_type(1) == NULL) {
				result();
				return;
			}
			try {
				find(pattern(value_text(0)), value_text(1));
			}
			catch (PatternSyntaxException ex) {
				SqliteFunctions.this.failure = new R2dbcDataIntegrityViolationException(
						"A regular expression is not valid", "2201B");
				error("invalid regular expression");
			}
		}

		private void find(Pattern pattern, String text) throws SQLException {
			ExpressionSearch search = ExpressionSearch.of(pattern, text);
			if (search == ExpressionSearch.GIVEN_UP) {
				SqliteFunctions.this.failure = new R2dbcTimeoutException("A regular expression takes too long",
						"57014");
				error("regular expression takes too long");
			}
			else {
				result((search == ExpressionSearch.FOUND) ? 1 : 0);
			}
		}

		private Pattern pattern(String text) {
			Pattern pattern = this.last;
			if (pattern == null || !pattern.pattern().equals(text)) {
				pattern = Pattern.compile(text);
				this.last = pattern;
			}
			return pattern;
		}

	}

	private static final class TextFunction extends Function {

		private final UnaryOperator<String> operator;

		TextFunction(UnaryOperator<String> operator) {
			this.operator = operator;
		}

		@Override
		protected void xFunc() throws SQLException {
			if (value_type(0) == NULL) {
				result();
			}
			else {
				result(this.operator.apply(value_text(0)));
			}
		}

	}

	/**
	 * Orders texts that are numbers by their values, before all other texts.
	 */
	private static final class DecimalOrder extends Collation {

		@Override
		protected int xCompare(String left, String right) {
			BigDecimal first = number(left);
			BigDecimal second = number(right);
			if (first != null && second != null) {
				return first.compareTo(second);
			}
			if (first == null && second == null) {
				return left.compareTo(right);
			}
			return (first != null) ? -1 : 1;
		}

		private static @Nullable BigDecimal number(String text) {
			try {
				return new BigDecimal(text);
			}
			catch (NumberFormatException ex) {
				return null;
			}
		}

	}

	/**
	 * Tells whether a JSON text contains another.
	 */
	private static final class JsonContains extends Function {

		@Override
		protected void xFunc() throws SQLException {
			Object value = (value_type(0) != NULL) ? JsonTree.parse(value_text(0)) : null;
			if (value == null) {
				result();
				return;
			}
			result(JsonContainment.contains(value, JsonTree.parse(value_text(1))) ? 1 : 0);
		}

	}

}
