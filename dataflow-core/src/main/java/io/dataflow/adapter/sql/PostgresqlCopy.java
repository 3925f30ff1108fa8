/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

import io.dataflow.model.FieldModel;
import io.dataflow.operation.Records;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Adds records by {@code COPY}, in its text format.
 */
final class PostgresqlCopy {

	private final SqlDialect dialect;

	private final Records records;

	private final List<FieldModel> fields;

	private PostgresqlCopy(SqlDialect dialect, Records records) {
		this.dialect = dialect;
		this.records = records;
		this.fields = records.fields();
	}

	static Mono<Long> insert(PostgresqlConnection connection, SqlDialect dialect, Records records) {
		PostgresqlCopy copy = new PostgresqlCopy(dialect, records);
		return connection.copyIn(copy.statement(), Mono.fromSupplier(copy::text));
	}

	private String statement() {
		SqlBuilder sql = new SqlBuilder(this.dialect).append("COPY ")
			.identifier(this.records.model().table())
			.append(" (");
		for (int i = 0; i < this.fields.size(); i++) {
			sql.append((i > 0) ? ", " : "").identifier(this.fields.get(i).name());
		}
		return sql.append(") FROM STDIN").build().text();
	}

	private ByteBuf text() {
		int size = this.fields.size();
		int[] columns = new int[size];
		@Nullable String[] constants = new String[size];
		for (int i = 0; i < size; i++) {
			columns[i] = this.records.column(this.fields.get(i));
			if (this.records.isConstant(columns[i])) {
				constants[i] = constant(this.fields.get(i), this.records.value(0, columns[i]));
			}
		}
		StringBuilder text = new StringBuilder(this.records.size() * size * 12);
		for (int row = 0; row < this.records.size(); row++) {
			for (int i = 0; i < size; i++) {
				String constant = constants[i];
				if (constant != null) {
					text.append(constant);
				}
				else {
					write(text, this.fields.get(i), this.records.value(row, columns[i]));
				}
				text.append((i < size - 1) ? '\t' : '\n');
			}
		}
		return Unpooled.wrappedBuffer(text.toString().getBytes(StandardCharsets.UTF_8));
	}

	private String constant(FieldModel field, @Nullable Object value) {
		StringBuilder text = new StringBuilder();
		write(text, field, value);
		return text.toString();
	}

	private void write(StringBuilder text, FieldModel field, @Nullable Object value) {
		if (value == null) {
			text.append("\\N");
			return;
		}
		switch (field.type()) {
			case STRING, ENUM, JSON -> escape(text, (String) this.dialect.encode(field, value));
			case BYTES -> text.append("\\\\x").append(HexFormat.of().formatHex((byte[]) value));
			default -> text.append(plain(value.toString()));
		}
	}

	/**
	 * Java puts a sign before years of more than four digits, which the server does not
	 * understand.
	 */
	private static String plain(String value) {
		return (value.startsWith("+")) ? value.substring(1) : value;
	}

	private static void escape(StringBuilder text, String value) {
		int start = 0;
		for (int i = 0; i < value.length(); i++) {
			char character = value.charAt(i);
			if (character == '\\' || character == '\n' || character == '\r' || character == '\t') {
				text.append(value, start, i).append('\\').append(escaped(character));
				start = i + 1;
			}
		}
		text.append(value, start, value.length());
	}

	private static char escaped(char character) {
		return switch (character) {
			case '\n' -> 'n';
			case '\r' -> 'r';
			case '\t' -> 't';
			default -> character;
		};
	}

}
