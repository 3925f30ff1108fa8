/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;

import io.dataflow.model.FieldModel;
import io.dataflow.model.JsonTree;
import io.dataflow.query.JsonPath;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of MySQL and MariaDB.
 */
final class MysqlFilterSyntax implements FilterSyntax {

	private final String collation;

	private final String escape;

	private final boolean functionForMatching;

	/**
	 * Create the syntax.
	 * @param collation the collation of text columns
	 * @param escape the clause that makes the backslash the escape of {@code LIKE}
	 * @param functionForMatching whether regular expressions are told by a function to
	 * regard the case of letters
	 */
	MysqlFilterSyntax(String collation, String escape, boolean functionForMatching) {
		this.collation = collation;
		this.escape = escape;
		this.functionForMatching = functionForMatching;
	}

	@Override
	public String ignoringCase(String text, String pattern) {
		return "LOWER(" + text + ") LIKE LOWER(" + pattern + ")" + this.escape;
	}

	@Override
	public String matching(String text, String pattern) {
		return (this.functionForMatching) ? "REGEXP_LIKE(" + text + ", " + pattern + ", 'c')"
				: text + " REGEXP " + pattern;
	}

	@Override
	public @Nullable Object array(FieldModel field, List<Object> values) {
		return null;
	}

	/**
	 * They do compare rows, but read the index from its beginning then.
	 */
	@Override
	public boolean comparesRows() {
		return false;
	}

	@Override
	public String value(String document, JsonPath path, Kind kind, Function<Object, String> parameter) {
		String arrays = arrays(document, path, parameter);
		String value = unguarded(document, path, kind, parameter);
		return (arrays.isEmpty()) ? value : "(CASE WHEN " + arrays + " THEN " + value + " END)";
	}

	/**
	 * To these databases a single value is its own first element.
	 */
	private static String arrays(String document, JsonPath path, Function<Object, String> parameter) {
		JsonPath prefix = new JsonPath(path.field(), List.of());
		StringJoiner conditions = new StringJoiner(" AND ");
		for (String step : path.steps()) {
			if (JsonPath.isIndex(step)) {
				conditions.add("JSON_TYPE(" + found(document, JsonSteps.dollar(prefix), parameter) + ") = 'ARRAY'");
			}
			prefix = prefix.then(step);
		}
		return conditions.toString();
	}

	private String unguarded(String document, JsonPath path, Kind kind, Function<Object, String> parameter) {
		String steps = JsonSteps.dollar(path);
		String type = "(CASE JSON_TYPE(" + found(document, steps, parameter) + ")";
		return switch (kind) {
			case TEXT -> type + " WHEN 'STRING' THEN CONVERT(JSON_UNQUOTE(" + found(document, steps, parameter)
					+ ") USING utf8mb4) END) COLLATE " + this.collation;
			case NUMBER -> type + " WHEN 'INTEGER' THEN " + number(document, steps, parameter)
					+ " WHEN 'UNSIGNED INTEGER' THEN " + number(document, steps, parameter) + " WHEN 'DOUBLE' THEN "
					+ number(document, steps, parameter) + " WHEN 'DECIMAL' THEN " + number(document, steps, parameter)
					+ " END)";
			case BOOLEAN ->
				type + " WHEN 'BOOLEAN' THEN JSON_UNQUOTE(" + found(document, steps, parameter) + ") = 'true' END)";
			case ANY -> type + " WHEN 'NULL' THEN NULL ELSE " + found(document, steps, parameter) + " END)";
		};
	}

	private static String found(String document, String steps, Function<Object, String> parameter) {
		return "JSON_EXTRACT(" + document + ", " + parameter.apply(steps) + ")";
	}

	private static String number(String document, String steps, Function<Object, String> parameter) {
		return "CAST(JSON_UNQUOTE(" + found(document, steps, parameter) + ") AS DECIMAL(65, 30))";
	}

	@Override
	public String contains(String value, Object document, Function<Object, String> parameter) {
		return "JSON_CONTAINS(" + value + ", " + parameter.apply(JsonTree.write(document)) + ")";
	}

	@Override
	public Map<String, String> functions() {
		return Map.of();
	}

}
