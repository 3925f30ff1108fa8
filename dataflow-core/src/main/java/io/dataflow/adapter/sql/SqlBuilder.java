/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.ArrayList;
import java.util.List;

import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.binding.BindMarkers;

/**
 * Puts together the text of a statement and the values of its parameters.
 */
final class SqlBuilder {

	private final StringBuilder text = new StringBuilder(128);

	private final List<SqlStatement.Parameter> parameters = new ArrayList<>();

	private final SqlDialect dialect;

	private final BindMarkers markers;

	SqlBuilder(SqlDialect dialect) {
		this.dialect = dialect;
		this.markers = dialect.springDialect().getBindMarkersFactory().create();
	}

	SqlBuilder append(String sql) {
		this.text.append(sql);
		return this;
	}

	SqlBuilder identifier(String name) {
		return append(quote(name));
	}

	String quote(String name) {
		return this.dialect.springDialect().getIdentifierProcessing().quote(name);
	}

	SqlBuilder parameter(FieldModel field, @Nullable Object value) {
		return append(bind(field, value));
	}

	SqlBuilder parameter(Object value) {
		return append(bind(value));
	}

	/**
	 * Add a parameter whose place is in text that is yet to be appended, before that of
	 * any later parameter.
	 * @return the parameter as it stands in the statement
	 */
	String bind(FieldModel field, @Nullable Object value) {
		this.parameters.add(new SqlStatement.Parameter(field, value));
		return this.dialect.parameter(field, this.markers.next().getPlaceholder());
	}

	/**
	 * Add a parameter likewise that is not the value of a field.
	 */
	String bind(Object value) {
		this.parameters.add(new SqlStatement.Parameter(null, value));
		return this.markers.next().getPlaceholder();
	}

	SqlStatement build() {
		return new SqlStatement(this.text.toString(), this.parameters, List.of());
	}

	/**
	 * Build a statement that changes rows and yields them as they are afterwards.
	 */
	SqlStatement buildReturning(EntityModel model, String projection) {
		if (this.dialect.returningClause()) {
			return append(" RETURNING ").append(projection).build();
		}
		return new SqlStatement(this.text.toString(), this.parameters,
				model.fields().stream().map(FieldModel::name).toList());
	}

}
