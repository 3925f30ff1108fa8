/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldType;
import io.dataflow.operation.Records;
import org.jspecify.annotations.Nullable;

/**
 * Writes records into a statement as one array for each field, which the driver sends
 * several times as fast as a parameter for each value. What all records share is one
 * parameter.
 */
final class PostgresqlArrays {

	private final SqlDialect dialect;

	private final Records records;

	private final List<FieldModel> varying = new ArrayList<>();

	PostgresqlArrays(SqlDialect dialect, Records records) {
		this.dialect = dialect;
		this.records = records;
		for (FieldModel field : records.fields()) {
			if (!records.isConstant(records.column(field))) {
				this.varying.add(field);
			}
		}
	}

	/**
	 * Append the records as a table {@code s}, whose columns are named by
	 * {@link #column}.
	 * @param ordered whether there is a column {@code ord} with their order
	 */
	void table(SqlBuilder sql, boolean ordered) {
		if (this.varying.isEmpty()) {
			sql.append("generate_series(1, ").parameter(this.records.size()).append(") AS s(ord)");
			return;
		}
		StringBuilder columns = new StringBuilder();
		sql.append("unnest(");
		for (FieldModel field : this.varying) {
			sql.append((columns.isEmpty()) ? "" : ", ").parameter(array(field)).append("::text::" + type(field) + "[]");
			columns.append((columns.isEmpty()) ? "c" : ", c").append(this.records.column(field));
		}
		sql.append((ordered) ? ") WITH ORDINALITY AS s(" + columns + ", ord)" : ") AS s(" + columns + ")");
	}

	/**
	 * Append the value of a field of the records.
	 */
	void column(SqlBuilder sql, FieldModel field) {
		int column = this.records.column(field);
		if (this.records.isConstant(column)) {
			sql.parameter(field, this.records.value(0, column)).append("::" + type(field));
		}
		else {
			sql.append("s.c" + column);
		}
	}

	/**
	 * Return the values of a field as the server reads arrays. The driver would do that
	 * only when the statement before has ended, and takes neither bytes nor JSON.
	 */
	private String array(FieldModel field) {
		int column = this.records.column(field);
		StringBuilder array = new StringBuilder(this.records.size() * 16);
		for (int row = 0; row < this.records.size(); row++) {
			array.append((row > 0) ? ',' : '{');
			write(array, field, this.records.value(row, column));
		}
		return array.append('}').toString();
	}

	private void write(StringBuilder array, FieldModel field, @Nullable Object value) {
		if (value == null) {
			array.append("NULL");
			return;
		}
		switch (field.type()) {
			case STRING, ENUM, JSON -> quote(array, (String) this.dialect.encode(field, value));
			case VECTOR -> VectorText.append(array.append('"'), (float[]) value).append('"');
			case BYTES -> quote(array, "\\x" + HexFormat.of().formatHex((byte[]) value));
			default -> array.append(PostgresqlCopy.plain(value.toString()));
		}
	}

	private static void quote(StringBuilder array, String value) {
		array.append('"');
		int start = 0;
		for (int i = 0; i < value.length(); i++) {
			char character = value.charAt(i);
			if (character == '\\' || character == '"') {
				array.append(value, start, i).append('\\');
				start = i;
			}
		}
		array.append(value, start, value.length()).append('"');
	}

	private static String type(FieldModel field) {
		return switch (field.type()) {
			case STRING, ENUM -> "text";
			case INTEGER -> "integer";
			case LONG -> "bigint";
			case DOUBLE -> "double precision";
			case DECIMAL -> "numeric";
			case BOOLEAN -> "boolean";
			case INSTANT, OFFSET_DATE_TIME -> "timestamptz";
			case LOCAL_DATE_TIME -> "timestamp";
			case DATE -> "date";
			case TIME -> "time";
			case UUID -> "uuid";
			case BYTES -> "bytea";
			case JSON -> "jsonb";
			case VECTOR -> "vector";
		};
	}

}
