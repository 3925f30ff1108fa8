/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

import io.dataflow.model.FieldModel;
import io.dataflow.operation.Records;
import org.jspecify.annotations.Nullable;

/**
 * The text of an insert of several records. The driver writes parameters into the text
 * too, at a price for each, so numbers, truth values and times that are the same in all
 * records are there already.
 */
final class MysqlInsert {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

	private final SqlDialect dialect;

	private final Records records;

	private final List<FieldModel> fields;

	private final int[] columns;

	private final @Nullable String[] constants;

	MysqlInsert(SqlDialect dialect, Records records) {
		this.dialect = dialect;
		this.records = records;
		this.fields = records.fields();
		this.columns = this.fields.stream().mapToInt(records::column).toArray();
		this.constants = new String[this.columns.length];
		for (int i = 0; i < this.columns.length; i++) {
			Object value = records.value(0, this.columns[i]);
			boolean constant = records.isConstant(this.columns[i]);
			this.constants[i] = (constant && value != null) ? time(this.fields.get(i), value) : null;
		}
	}

	private @Nullable String time(FieldModel field, Object value) {
		return (this.dialect.encode(field, value) instanceof LocalDateTime time) ? "'" + TIME.format(time) + "'" : null;
	}

	/**
	 * Return the text without the values that are in it.
	 */
	String shown() {
		return begin().append("…").build().text();
	}

	private SqlBuilder begin() {
		SqlBuilder sql = new SqlBuilder(this.dialect).append("INSERT INTO ")
			.identifier(this.records.model().table())
			.append(" (");
		for (int i = 0; i < this.columns.length; i++) {
			sql.append((i > 0) ? ", " : "").identifier(this.fields.get(i).name());
		}
		return sql.append(") VALUES ");
	}

	SqlStatement build() {
		SqlBuilder sql = begin();
		for (int row = 0; row < this.records.size(); row++) {
			for (int i = 0; i < this.columns.length; i++) {
				append(sql.append((i > 0) ? ", " : (row > 0) ? ", (" : "("), row, i);
			}
			sql.append(")");
		}
		return sql.build();
	}

	private void append(SqlBuilder sql, int row, int i) {
		FieldModel field = this.fields.get(i);
		Object value = this.records.value(row, this.columns[i]);
		String literal = this.constants[i];
		if (literal == null && value != null) {
			literal = switch (field.type()) {
				case INTEGER, LONG, DOUBLE, DECIMAL -> SqlLiteral.plain(value);
				case BOOLEAN -> ((Boolean) value) ? "1" : "0";
				default -> null;
			};
		}
		if (literal != null) {
			sql.append(literal);
		}
		else {
			sql.parameter(field, value);
		}
	}

}
