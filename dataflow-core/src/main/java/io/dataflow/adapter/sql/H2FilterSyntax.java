/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import io.dataflow.model.FieldModel;
import io.dataflow.model.JsonTree;
import io.dataflow.query.JsonPath;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of H2, which cannot look into JSON and is given {@link H2JsonFunctions}
 * for that, and {@link H2RegularExpressions} instead of an operator that may never end.
 */
final class H2FilterSyntax implements FilterSyntax {

	private static final String FOUND = "\"dataflow_regex_found\"";

	private static final Map<String, String> FUNCTIONS = functionsOf("text", "number", "boolean", "any", "contains");

	@Override
	public String ignoringCase(String text, String pattern) {
		return "LOWER(" + text + ") LIKE LOWER(" + pattern + ")";
	}

	@Override
	public String matching(String text, String pattern) {
		return FOUND + "(" + text + ", " + pattern + ")";
	}

	@Override
	public @Nullable Object array(FieldModel field, List<Object> values) {
		return null;
	}

	@Override
	public boolean comparesRows() {
		return false;
	}

	@Override
	public String value(String document, JsonPath path, Kind kind, Function<Object, String> parameter) {
		return name(kind.name().toLowerCase(Locale.ROOT)) + "(" + document + ", "
				+ parameter.apply(JsonTree.write(path.steps())) + ")";
	}

	@Override
	public String contains(String value, Object document, Function<Object, String> parameter) {
		return name("contains") + "(" + value + ", " + parameter.apply(JsonTree.write(document)) + ")";
	}

	@Override
	public Map<String, String> functions() {
		return FUNCTIONS;
	}

	private static Map<String, String> functionsOf(String... methods) {
		Map<String, String> functions = new TreeMap<>();
		for (String method : methods) {
			functions.put(name(method),
					creation(name(method), H2JsonFunctions.class, (method.equals("boolean")) ? "truth" : method));
		}
		functions.put(FOUND, creation(FOUND, H2RegularExpressions.class, "found"));
		return Map.copyOf(functions);
	}

	private static String creation(String name, Class<?> type, String method) {
		return "CREATE ALIAS IF NOT EXISTS " + name + " DETERMINISTIC FOR '" + type.getName() + "." + method + "'";
	}

	private static String name(String method) {
		return "\"dataflow_json_" + method + "\"";
	}

}
