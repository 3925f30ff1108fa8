/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.dataflow.adapter.StatementTexts;
import io.dataflow.adapter.sqlite.SqliteConnection;
import io.dataflow.adapter.sqlite.SqliteValues;
import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldType;
import io.dataflow.operation.BulkRow;
import io.dataflow.operation.Records;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * An insert that adds several records with each execution. What is the same in all
 * records is a parameter of the statement rather than of each record, and is put into the
 * form of the database once. The other values are put into that form on the thread that
 * writes them: to hand them over costs more than it saves.
 */
final class SqliteManyInsert {

	/** How many records go with one execution; with more it is no faster. */
	private static final int[] PORTIONS = { 500, 100 };

	/** How many parameters SQLite takes. */
	private static final int PARAMETERS = 32_766;

	/** Whose values SQLite has as they are. */
	private static final Set<FieldType> PLAIN = Set.of(FieldType.STRING, FieldType.INTEGER, FieldType.LONG,
			FieldType.DOUBLE, FieldType.ENUM, FieldType.BYTES);

	private final SqlDialect dialect;

	private final Records records;

	private final List<FieldModel> constants = new ArrayList<>();

	private final List<FieldModel> varying = new ArrayList<>();

	private final int[] columns;

	private final boolean[] plain;

	private final List<Part> parts = new ArrayList<>();

	SqliteManyInsert(SqlDialect dialect, Records records) {
		this.dialect = dialect;
		this.records = records;
		for (FieldModel field : records.fields()) {
			(records.isConstant(records.column(field)) ? this.constants : this.varying).add(field);
		}
		this.columns = this.varying.stream().mapToInt(records::column).toArray();
		this.plain = new boolean[this.columns.length];
		for (int i = 0; i < this.plain.length; i++) {
			this.plain[i] = PLAIN.contains(this.varying.get(i).type());
		}
		int most = (PARAMETERS - this.constants.size()) / Math.max(1, this.varying.size());
		for (int portion : PORTIONS) {
			Part part = Part.of(size(), records.size(), Math.min(portion, most));
			if (part.times() > 0) {
				this.parts.add(part);
			}
		}
	}

	/**
	 * Return how many of the records fill whole executions.
	 * @return the number of records that {@link #execute} adds
	 */
	int size() {
		return (this.parts.isEmpty()) ? 0 : this.parts.get(this.parts.size() - 1).end();
	}

	/**
	 * Add the first records.
	 * @param connection where the statement is executed
	 * @return how many were added
	 */
	Flux<Long> execute(SqliteConnection connection) {
		return Flux.fromIterable(this.parts).concatMap((part) -> execute(connection, part), 0);
	}

	private Mono<Long> execute(SqliteConnection connection, Part part) {
		String text = text(part.portion());
		return Mono.deferContextual((context) -> {
			StatementTexts.report(context, text);
			@Nullable Object[] values = shared(part.portion());
			return connection.execute(text, part.times(), (number) -> fill(values, part, number));
		});
	}

	private @Nullable Object[] fill(@Nullable Object[] values, Part part, int number) {
		int index = this.constants.size();
		int first = part.start() + number * part.portion();
		for (int position = first; position < first + part.portion(); position++) {
			BulkRow row = this.records.row(position);
			for (int i = 0; i < this.columns.length; i++) {
				Object value = row.get(this.columns[i]);
				values[index++] = (this.plain[i]) ? value : encoded(this.varying.get(i), value);
			}
		}
		return values;
	}

	private @Nullable Object[] shared(int portion) {
		@Nullable Object[] values = new Object[this.constants.size() + portion * this.columns.length];
		for (int i = 0; i < this.constants.size(); i++) {
			FieldModel field = this.constants.get(i);
			values[i] = encoded(field, this.records.value(0, this.records.column(field)));
		}
		return values;
	}

	private @Nullable Object encoded(FieldModel field, @Nullable Object value) {
		return (value != null) ? SqliteValues.encode(this.dialect.encode(field, value)) : null;
	}

	/**
	 * A marker without a number has the one after the greatest so far, so those with
	 * numbers come first.
	 */
	private String text(int portion) {
		SqlBuilder sql = new SqlBuilder(this.dialect);
		List<String> names = new ArrayList<>();
		List<String> markers = new ArrayList<>();
		for (FieldModel field : this.constants) {
			names.add(sql.quote(field.name()));
			markers.add("?" + names.size());
		}
		for (FieldModel field : this.varying) {
			names.add(sql.quote(field.name()));
			markers.add("?");
		}
		String row = "(" + String.join(", ", markers) + ")";
		sql.append("INSERT INTO ").identifier(this.records.model().table());
		sql.append(" (" + String.join(", ", names) + ") VALUES " + row + (", " + row).repeat(portion - 1));
		return sql.build().text();
	}

	/**
	 * Records that go with executions of the same statement.
	 *
	 * @param start the position of the first record
	 * @param portion how many go with each execution
	 * @param times how many executions there are
	 */
	private record Part(int start, int portion, int times) {

		/**
		 * Return a part of as many executions as the records from a position on fill.
		 */
		static Part of(int start, int end, int portion) {
			return new Part(start, portion, (end - start) / portion);
		}

		int end() {
			return this.start + this.portion * this.times;
		}

	}

}
