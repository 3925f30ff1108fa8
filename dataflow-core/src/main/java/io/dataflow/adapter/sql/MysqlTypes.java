/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.dataflow.adapter.DatabaseKind;
import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldType;
import io.dataflow.model.IdGeneration;
import io.dataflow.model.JsonTree;
import io.r2dbc.spi.Row;
import org.jspecify.annotations.Nullable;

/**
 * The types of MySQL and MariaDB and how their driver takes and gives values. Moments are
 * stored as dates and times in UTC, so that no time zone of a session matters.
 */
final class MysqlTypes {

	private static final Set<String> TEXT = Set.of("varchar", "char", "tinytext", "text", "mediumtext", "longtext");

	private static final Set<String> MOMENT = Set.of("datetime", "timestamp");

	private static final Map<FieldType, Set<String>> HOLDERS = Map.ofEntries(Map.entry(FieldType.STRING, TEXT),
			Map.entry(FieldType.ENUM, TEXT), Map.entry(FieldType.INTEGER, Set.of("int", "bigint")),
			Map.entry(FieldType.LONG, Set.of("bigint")), Map.entry(FieldType.DOUBLE, Set.of("double")),
			Map.entry(FieldType.DECIMAL, Set.of("decimal")), Map.entry(FieldType.BOOLEAN, Set.of("tinyint", "bit")),
			Map.entry(FieldType.INSTANT, MOMENT), Map.entry(FieldType.OFFSET_DATE_TIME, MOMENT),
			Map.entry(FieldType.LOCAL_DATE_TIME, Set.of("datetime")), Map.entry(FieldType.DATE, Set.of("date")),
			Map.entry(FieldType.TIME, Set.of("time")), Map.entry(FieldType.UUID, Set.of("char", "varchar", "uuid")),
			Map.entry(FieldType.BYTES, Set.of("tinyblob", "blob", "mediumblob", "longblob", "varbinary")),
			Map.entry(FieldType.JSON, Set.of("json", "longtext")));

	private final DatabaseKind kind;

	private final String text;

	private final String json;

	/**
	 * Create the types.
	 * @param kind the kind of database
	 * @param collation the collation that compares text by code point, with the spaces at
	 * its end
	 * @param json the type of JSON, with {@code %s} for the name of the column
	 */
	MysqlTypes(DatabaseKind kind, String collation, String json) {
		this.kind = kind;
		this.json = json;
		this.text = " CHARACTER SET utf8mb4 COLLATE " + collation;
	}

	String columnType(FieldModel field) {
		String type = switch (field.type()) {
			case STRING -> "LONGTEXT" + this.text;
			case ENUM -> keyText();
			case INTEGER -> "INT";
			case LONG -> "BIGINT";
			case DOUBLE -> "DOUBLE";
			case DECIMAL -> "DECIMAL(38, 10)";
			case BOOLEAN -> "TINYINT(1)";
			case INSTANT, OFFSET_DATE_TIME, LOCAL_DATE_TIME -> "DATETIME(6)";
			case DATE -> "DATE";
			case TIME -> "TIME(6)";
			case UUID -> "CHAR(36) CHARACTER SET ascii COLLATE ascii_bin";
			case BYTES -> "LONGBLOB";
			case JSON -> this.json.formatted(field.name());
			case VECTOR -> throw VectorColumns.refused(this.kind, field);
		};
		return (field.generation() == IdGeneration.DATABASE) ? type + " AUTO_INCREMENT" : type;
	}

	String keyText() {
		return "VARCHAR(" + MysqlSchemaSyntax.KEY_LENGTH + ")" + this.text;
	}

	boolean holds(FieldModel field, String type) {
		return Objects.requireNonNull(HOLDERS.get(field.type())).contains(type);
	}

	/**
	 * Defaults of long columns must be expressions, and those of others may be.
	 */
	String literal(FieldModel field, Object value) {
		return switch (field.type()) {
			case INTEGER, LONG, DOUBLE, DECIMAL, BOOLEAN -> SqlLiteral.plain(value);
			case BYTES -> "(X'" + HexFormat.of().formatHex((byte[]) value) + "')";
			case JSON -> text(JsonTree.write(value));
			default -> text(encode(field, value).toString());
		};
	}

	/**
	 * What a backslash means depends on the mode of the server, what bytes mean does not.
	 */
	private static String text(String value) {
		return "(CONVERT(X'" + HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8)) + "' USING utf8mb4))";
	}

	Object encode(FieldModel field, Object value) {
		return switch (field.type()) {
			case JSON -> JsonTree.write(value);
			case UUID -> value.toString();
			case BOOLEAN -> (Boolean) value ? 1 : 0;
			case INSTANT -> LocalDateTime.ofInstant((Instant) value, ZoneOffset.UTC);
			case OFFSET_DATE_TIME -> LocalDateTime.ofInstant(((OffsetDateTime) value).toInstant(), ZoneOffset.UTC);
			default -> value;
		};
	}

	Class<?> bindType(FieldModel field) {
		return switch (field.type()) {
			case UUID -> String.class;
			case BOOLEAN -> Integer.class;
			case INSTANT, OFFSET_DATE_TIME -> LocalDateTime.class;
			default -> SqlTypes.normal(field);
		};
	}

	@Nullable Object decode(FieldModel field, Row row, int index) {
		return switch (field.type()) {
			case JSON -> json(row.get(index, String.class));
			case UUID -> field.coerce(row.get(index, String.class));
			case BOOLEAN -> truth(row.get(index));
			case INSTANT, OFFSET_DATE_TIME -> moment(field, row.get(index, LocalDateTime.class));
			default -> field.coerce(row.get(index, SqlTypes.normal(field)));
		};
	}

	private static @Nullable Object json(@Nullable String json) {
		return (json != null) ? JsonTree.parse(json) : null;
	}

	private static @Nullable Object truth(@Nullable Object value) {
		return (value instanceof Number number) ? Boolean.valueOf(number.intValue() != 0) : value;
	}

	private static @Nullable Object moment(FieldModel field, @Nullable LocalDateTime utc) {
		return (utc != null) ? field
			.coerce((field.type() == FieldType.INSTANT) ? utc.toInstant(ZoneOffset.UTC) : utc.atOffset(ZoneOffset.UTC))
				: null;
	}

}
