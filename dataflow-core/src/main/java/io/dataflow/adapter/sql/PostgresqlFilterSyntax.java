/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.lang.reflect.Array;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldType;
import io.dataflow.model.JsonTree;
import io.dataflow.query.JsonPath;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of PostgreSQL.
 */
final class PostgresqlFilterSyntax implements FilterSyntax {

	/**
	 * In the collation of the columns only ASCII has cases.
	 */
	@Override
	public String ignoringCase(String text, String pattern) {
		return text + " COLLATE \"und-x-icu\" ILIKE " + pattern;
	}

	@Override
	public String matching(String text, String pattern) {
		return text + " ~ " + pattern;
	}

	/**
	 * One parameter keeps the plan the same for any number of values. The driver corrupts
	 * arrays of bytes, and takes none of vectors.
	 */
	@Override
	public @Nullable Object array(FieldModel field, List<Object> values) {
		if (field.type() == FieldType.BYTES || field.type() == FieldType.VECTOR) {
			return null;
		}
		Class<?> type = (field.type() == FieldType.INSTANT) ? OffsetDateTime.class : SqlTypes.normal(field);
		Object array = Array.newInstance(type, values.size());
		for (int i = 0; i < values.size(); i++) {
			Array.set(array, i,
					(values.get(i) instanceof Instant instant) ? instant.atOffset(ZoneOffset.UTC) : values.get(i));
		}
		return array;
	}

	@Override
	public boolean comparesRows() {
		return true;
	}

	@Override
	public String value(String document, JsonPath path, Kind kind, Function<Object, String> parameter) {
		String found = "jsonb_path_query_first(" + document + "::jsonb, "
				+ parameter.apply(jsonPath(path) + condition(kind)) + "::jsonpath, '{}', true)";
		return switch (kind) {
			case TEXT -> "(" + found + " #>> '{}') COLLATE \"C\"";
			case NUMBER -> "(" + found + " #>> '{}')::numeric";
			case BOOLEAN -> "(" + found + " #>> '{}')::boolean";
			case ANY -> found;
		};
	}

	/**
	 * Without {@code strict} a key would also be looked for in the elements of an array.
	 */
	private static String jsonPath(JsonPath path) {
		return "strict " + JsonSteps.dollar(path);
	}

	private static String condition(Kind kind) {
		return switch (kind) {
			case TEXT -> " ? (@.type() == \"string\")";
			case NUMBER -> " ? (@.type() == \"number\")";
			case BOOLEAN -> " ? (@.type() == \"boolean\")";
			case ANY -> " ? (@.type() != \"null\")";
		};
	}

	/**
	 * PostgreSQL finds a scalar in an array, but an object only within another array.
	 */
	@Override
	public String contains(String value, Object document, Function<Object, String> parameter) {
		String found = value + "::jsonb @> " + parameter.apply(JsonTree.write(document)) + "::jsonb";
		if (!(document instanceof Map)) {
			return found;
		}
		return "(" + found + " OR " + value + "::jsonb @> " + parameter.apply(JsonTree.write(List.of(document)))
				+ "::jsonb)";
	}

	@Override
	public Map<String, String> functions() {
		return Map.of();
	}

}
