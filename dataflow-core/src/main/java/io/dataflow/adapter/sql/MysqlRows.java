/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldType;
import io.dataflow.operation.Records;
import org.jspecify.annotations.Nullable;

/**
 * Records as a table within a statement of MySQL or MariaDB, whose columns have numbers
 * for names: the primary key is {@code 0}. What is the same in all records is left out.
 *
 * @param records the records
 * @param ids their primary keys
 * @param fields the fields besides, each a column
 * @param rowConstructor whether a row is marked by {@code ROW}, as MySQL wants it
 */
record MysqlRows(Records records, List<Object> ids, List<FieldModel> fields, boolean rowConstructor) {

	/** With more the server takes longer for each, and does nothing until it has all. */
	private static final int RECORDS = 1000;

	/** More make a statement slower to read, but no record faster to write. */
	private static final int PARAMETERS = 60_000;

	/** Servers take statements of 4 MiB and more. */
	private static final long CHARACTERS = 1_000_000;

	private static final long LONGEST_PARAMETER = 30_000;

	static MysqlRows of(Records records, List<Object> ids, List<FieldModel> fields, boolean rowConstructor) {
		return new MysqlRows(records, ids,
				fields.stream().filter((field) -> !records.isConstant(records.column(field))).toList(), rowConstructor);
	}

	void table(SqlBuilder sql) {
		String columns = String.join(", ",
				IntStream.rangeClosed(0, this.fields.size()).mapToObj((i) -> "`" + i + "`").toList());
		sql.append((this.rowConstructor) ? "(VALUES " : "(WITH s (" + columns + ") AS (VALUES ");
		for (int row = 0; row < this.ids.size(); row++) {
			sql.append((row > 0) ? ", " : "").append((this.rowConstructor) ? "ROW(" : "(");
			sql.parameter(this.records.model().id(), this.ids.get(row));
			for (FieldModel field : this.fields) {
				element(sql.append(", "), field, this.records.value(row, this.records.column(field)));
			}
			sql.append(")");
		}
		sql.append((this.rowConstructor) ? ") s (" + columns + ")" : ") SELECT * FROM s) s");
	}

	/**
	 * MariaDB keeps a parameter among rows with a length of two bytes and cuts off what
	 * is longer, without a warning; not so the result of a cast.
	 */
	private void element(SqlBuilder sql, FieldModel field, @Nullable Object value) {
		if (this.rowConstructor || length(field, value) <= LONGEST_PARAMETER) {
			sql.parameter(field, value);
			return;
		}
		String type = (field.type() == FieldType.BYTES) ? "BINARY" : "CHAR";
		sql.append("CAST(").parameter(field, value).append(" AS " + type + ")");
	}

	/**
	 * Append the value of a field in each record.
	 */
	void value(SqlBuilder sql, FieldModel field) {
		int column = this.fields.indexOf(field);
		if (column >= 0) {
			sql.append("s.`" + (column + 1) + "`");
			return;
		}
		sql.parameter(field, this.records.value(0, this.records.column(field)));
	}

	/**
	 * Return the primary key as the column of the table compares it, so that the index
	 * serves.
	 * @param collation the collation of texts
	 */
	String key(String collation) {
		FieldType type = this.records.model().id().type();
		return switch (type) {
			case STRING, ENUM -> "s.`0` COLLATE " + collation;
			case UUID -> "CONVERT(s.`0` USING ascii) COLLATE ascii_bin";
			default -> "s.`0`";
		};
	}

	/**
	 * Part records so that those of a part fit into one statement.
	 */
	static List<Records> parts(Records records) {
		int most = Math.min(RECORDS, PARAMETERS / (records.fields().size() + 1));
		List<Records> parts = new ArrayList<>(1);
		int start = 0;
		long length = 0;
		for (int row = 0; row < records.size(); row++) {
			long more = length(records, row);
			if (row > start && (row - start >= most || length + more > CHARACTERS)) {
				parts.add(records.only(IntStream.range(start, row).boxed().toList()));
				start = row;
				length = 0;
			}
			length += more;
		}
		return (start == 0) ? List.of(records) : last(parts, records, start);
	}

	private static List<Records> last(List<Records> parts, Records records, int start) {
		parts.add(records.only(IntStream.range(start, records.size()).boxed().toList()));
		return parts;
	}

	private static long length(Records records, int row) {
		long length = 0;
		for (int column = 0; column < records.model().fields().size(); column++) {
			length += 10 + length(records.model().fields().get(column), records.value(row, column));
		}
		return length;
	}

	/**
	 * A character may take three bytes and a byte two digits.
	 */
	private static long length(FieldModel field, @Nullable Object value) {
		if (value instanceof byte[] bytes) {
			return 2L * bytes.length;
		}
		if (value == null || field.type() != FieldType.STRING && field.type() != FieldType.JSON) {
			return 10;
		}
		return 3L * value.toString().length();
	}

}
