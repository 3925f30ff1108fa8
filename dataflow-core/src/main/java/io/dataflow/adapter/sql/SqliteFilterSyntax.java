/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.dataflow.model.FieldModel;
import io.dataflow.model.JsonTree;
import io.dataflow.query.JsonPath;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of SQLite. Its driver adds the functions {@code regexp} and
 * {@code json_contains}, letters beyond ASCII to {@code lower}, and the collation in
 * which texts compare as decimals.
 */
final class SqliteFilterSyntax implements FilterSyntax {

	@Override
	public String ignoringCase(String text, String pattern) {
		return "lower(" + text + ") LIKE lower(" + pattern + ") ESCAPE '\\'";
	}

	@Override
	public String matching(String text, String pattern) {
		return text + " REGEXP " + pattern;
	}

	@Override
	public @Nullable Object array(FieldModel field, List<Object> values) {
		return null;
	}

	@Override
	public boolean comparesRows() {
		return true;
	}

	/**
	 * Numbers stay as they are written, because SQLite would make doubles of them.
	 */
	@Override
	public String value(String document, JsonPath path, Kind kind, Function<Object, String> parameter) {
		String steps = JsonSteps.dollar(path);
		String type = "CASE json_type(" + document + ", " + parameter.apply(steps) + ")";
		return switch (kind) {
			case TEXT -> "(" + type + " WHEN 'text' THEN " + document + " ->> " + parameter.apply(steps) + " END)";
			case NUMBER -> "(" + type + " WHEN 'integer' THEN " + document + " -> " + parameter.apply(steps)
					+ " WHEN 'real' THEN " + document + " -> " + parameter.apply(steps) + " END) COLLATE DECIMAL";
			case BOOLEAN -> "(" + type + " WHEN 'true' THEN 1 WHEN 'false' THEN 0 END)";
			case ANY ->
				"(" + type + " WHEN 'null' THEN NULL ELSE " + document + " -> " + parameter.apply(steps) + " END)";
		};
	}

	@Override
	public String contains(String value, Object document, Function<Object, String> parameter) {
		return "json_contains(" + value + ", " + parameter.apply(JsonTree.write(document)) + ")";
	}

	@Override
	public Map<String, String> functions() {
		return Map.of();
	}

}
