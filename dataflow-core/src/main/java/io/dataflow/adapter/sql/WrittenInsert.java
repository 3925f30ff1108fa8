/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.ArrayList;
import java.util.List;

import io.dataflow.model.FieldModel;
import io.dataflow.operation.Row;

/**
 * The text of an insert of one row, which serves for all rows that name the same columns.
 *
 * @param fields the columns
 * @param text the text
 * @param returned the columns that the driver is asked for
 */
record WrittenInsert(List<FieldModel> fields, String text, List<String> returned) {

	static WrittenInsert of(List<FieldModel> fields, SqlStatement written) {
		return new WrittenInsert(fields, written.text(), written.returned());
	}

	/**
	 * Return the statement for a row.
	 */
	SqlStatement with(Row row) {
		List<SqlStatement.Parameter> values = new ArrayList<>(this.fields.size());
		for (FieldModel field : this.fields) {
			values.add(new SqlStatement.Parameter(field, row.get(field.name())));
		}
		return new SqlStatement(this.text, values, this.returned);
	}

}
