/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

import io.dataflow.adapter.StatementTexts;
import io.dataflow.model.FieldModel;
import io.dataflow.operation.Records;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Adds records by {@code COPY}, in its text format.
 */
final class PostgresqlCopy {

	/** How many records are written while the server stores those before them. */
	private static final int PORTION = 500;

	private final SqlDialect dialect;

	private final Records records;

	private final List<FieldModel> fields;

	private final int[] columns;

	/** About how many characters a record has. */
	private final int width;

	private final @Nullable String[] constants;

	private PostgresqlCopy(SqlDialect dialect, Records records) {
		this.dialect = dialect;
		this.records = records;
		this.fields = records.fields();
		this.columns = this.fields.stream().mapToInt(records::column).toArray();
		this.width = this.fields.stream().mapToInt((field) -> 16 + 12 * field.dimensions()).sum();
		this.constants = new String[this.columns.length];
		for (int i = 0; i < this.columns.length; i++) {
			if (records.isConstant(this.columns[i])) {
				this.constants[i] = constant(this.fields.get(i), records.value(0, this.columns[i]));
			}
		}
	}

	static Mono<Long> insert(PostgresqlConnection connection, SqlDialect dialect, Records records) {
		PostgresqlCopy copy = new PostgresqlCopy(dialect, records);
		int portions = (records.size() + PORTION - 1) / PORTION;
		String statement = copy.statement();
		return Mono.deferContextual((context) -> {
			StatementTexts.report(context, statement);
			return connection.copyIn(statement, Flux.range(0, portions).map(copy::text));
		});
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

	private ByteBuf text(int portion) {
		int size = this.fields.size();
		int end = Math.min((portion + 1) * PORTION, this.records.size());
		StringBuilder text = new StringBuilder(PORTION * this.width);
		for (int row = portion * PORTION; row < end; row++) {
			for (int i = 0; i < size; i++) {
				String constant = this.constants[i];
				if (constant != null) {
					text.append(constant);
				}
				else {
					write(text, this.fields.get(i), this.records.value(row, this.columns[i]));
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
			case VECTOR -> VectorText.append(text, (float[]) value);
			case BYTES -> text.append("\\\\x").append(HexFormat.of().formatHex((byte[]) value));
			default -> text.append(plain(value.toString()));
		}
	}

	/**
	 * Java puts a sign before years of more than four digits, which the server does not
	 * understand.
	 */
	static String plain(String value) {
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
