/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.List;

import io.dataflow.model.FieldModel;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * A statement and the values of its parameters.
 *
 * @param text the text
 * @param parameters the values, in the order of their markers
 * @param returned the columns of changed rows that the driver is asked for, empty when
 * there are none or the text itself asks
 */
record SqlStatement(String text, List<Parameter> parameters, List<String> returned) {

	/**
	 * Give the values to the driver.
	 * @param statement the statement of the driver
	 * @param dialect how the driver takes values
	 * @return the statement
	 */
	Statement bind(Statement statement, SqlDialect dialect) {
		for (int i = 0; i < this.parameters.size(); i++) {
			this.parameters.get(i).bind(statement, i, dialect);
		}
		return (this.returned.isEmpty()) ? statement
				: statement.returnGeneratedValues(this.returned.toArray(String[]::new));
	}

	/**
	 * Send the statement with its values.
	 */
	Flux<Result> execute(Connection connection, SqlDialect dialect) {
		return ReportedStatement.execute(bind(connection.createStatement(this.text), dialect), this.text);
	}

	/**
	 * Give a value to the driver.
	 */
	static void bind(Statement statement, int index, @Nullable FieldModel field, @Nullable Object value,
			SqlDialect dialect) {
		if (value == null) {
			statement.bindNull(index, (field != null) ? dialect.bindType(field) : String.class);
		}
		else {
			statement.bind(index, (field != null) ? dialect.encode(field, value) : value);
		}
	}

	/**
	 * The value of a parameter.
	 *
	 * @param field the field whose type it has, or {@code null} when the driver knows
	 * what to do with it
	 * @param value the value in its normal form
	 */
	record Parameter(@Nullable FieldModel field, @Nullable Object value) {

		/**
		 * Return the value as the driver takes it.
		 */
		@Nullable Object encoded(SqlDialect dialect) {
			return (this.value != null && this.field != null) ? dialect.encode(this.field, this.value) : this.value;
		}

		private void bind(Statement statement, int index, SqlDialect dialect) {
			bind(statement, index, this.value, dialect);
		}

		/**
		 * Give the driver another value than that of the parameter.
		 */
		void bind(Statement statement, int index, @Nullable Object value, SqlDialect dialect) {
			SqlStatement.bind(statement, index, this.field, value, dialect);
		}

	}

}
