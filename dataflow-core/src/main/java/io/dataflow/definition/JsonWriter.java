/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.definition;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.dataflow.definition.ValueWriter.Tagged;
import org.jspecify.annotations.Nullable;

/**
 * Writes a definition as JSON.
 */
final class JsonWriter {

	private JsonWriter() {
	}

	static String write(Object definition) {
		return value(definition, "\n") + "\n";
	}

	private static String value(@Nullable Object value, String line) {
		if (value instanceof Map<?, ?> map) {
			return map.entrySet()
				.stream()
				.map((entry) -> TextQuotes.quote((String) entry.getKey()) + ": " + value(entry.getValue(), line + "  "))
				.collect(Collectors.joining("," + line + "  ", "{" + line + "  ", line + "}"));
		}
		if (value instanceof List<?> list) {
			return list.stream()
				.map((item) -> value(item, line + "  "))
				.collect(Collectors.joining("," + line + "  ", "[" + line + "  ", line + "]"));
		}
		if (value instanceof Tagged tagged) {
			return "{\"$" + tagged.tag() + "\": " + TextQuotes.quote(tagged.text()) + "}";
		}
		return (value instanceof String text) ? TextQuotes.quote(text) : String.valueOf(value);
	}

}
