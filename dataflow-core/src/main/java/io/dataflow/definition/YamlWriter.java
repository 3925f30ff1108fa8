/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.definition;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.dataflow.definition.ValueWriter.Tagged;
import org.jspecify.annotations.Nullable;

/**
 * Writes a definition as YAML: short maps and lists in one line, longer ones as blocks.
 */
final class YamlWriter {

	private static final int LINE = 110;

	/** Texts that mean themselves without quotes, also inside brackets. */
	private static final Pattern PLAIN = Pattern
		.compile("[A-Za-z_$/][\\w.$/>-]*(?: [\\w.$/>(][\\w.$/>()-]*| ->)*|[0-9]+[a-z]{1,2}");

	/** Texts that older versions of YAML take for something else. */
	private static final Set<String> WORDS = Set.of("y", "Y", "yes", "Yes", "YES", "n", "N", "no", "No", "NO", "on",
			"On", "ON", "off", "Off", "OFF");

	private final StringBuilder out = new StringBuilder();

	static String write(Map<String, ?> definition) {
		YamlWriter writer = new YamlWriter();
		definition.forEach((key, value) -> writer.entry("", "", key, value));
		return writer.out.toString();
	}

	private void entry(String first, String indent, Object key, @Nullable Object value) {
		this.out.append(first).append(key(String.valueOf(key)));
		value(indent, first.length() + String.valueOf(key).length(), value);
	}

	private static String key(String key) {
		return scalar(key) + ":";
	}

	private void value(String indent, int used, @Nullable Object value) {
		if (value instanceof String text && isBlock(text)) {
			block(indent, text);
			return;
		}
		String line = line(value);
		boolean section = indent.isEmpty() && isCollection(value) && !line.equals("{}") && !line.equals("[]");
		if (!isCollection(value) || (!section && used + line.length() < LINE)) {
			this.out.append(' ').append(line).append('\n');
			return;
		}
		this.out.append('\n');
		parts(indent + "  ", indent + "  ", value);
	}

	/**
	 * Write the parts of a map or list, each in lines of its own.
	 * @param first what stands before the first of them
	 * @param indent what stands before the others
	 */
	private void parts(String first, String indent, @Nullable Object value) {
		String before = first;
		if (value instanceof Map<?, ?> map) {
			for (Map.Entry<?, ?> entry : map.entrySet()) {
				entry(before, indent, entry.getKey(), entry.getValue());
				before = indent;
			}
		}
		else if (value instanceof List<?> list) {
			for (Object item : list) {
				item(before, indent, item);
				before = indent;
			}
		}
	}

	private void item(String first, String indent, @Nullable Object item) {
		String line = line(item);
		if (!isCollection(item) || first.length() + line.length() < LINE) {
			this.out.append(first).append("- ").append(line).append('\n');
			return;
		}
		parts(first + "- ", indent + "  ", item);
	}

	private static boolean isCollection(@Nullable Object value) {
		return value instanceof Map || value instanceof List;
	}

	private static String line(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			return map.entrySet()
				.stream()
				.map((entry) -> key(String.valueOf(entry.getKey())) + " " + line(entry.getValue()))
				.collect(Collectors.joining(", ", "{", "}"));
		}
		if (value instanceof List<?> list) {
			return list.stream().map(YamlWriter::line).collect(Collectors.joining(", ", "[", "]"));
		}
		if (value instanceof Tagged tagged) {
			return "!" + tagged.tag() + " " + TextQuotes.quote(tagged.text());
		}
		return (value instanceof String text) ? scalar(text) : String.valueOf(value);
	}

	private static String scalar(String text) {
		boolean plain = text.length() < LINE && PLAIN.matcher(text).matches() && PlainValue.isText(text)
				&& !WORDS.contains(text);
		return (plain) ? text : TextQuotes.quote(text);
	}

	/**
	 * Return whether a text of several lines can be written in lines of its own.
	 */
	private static boolean isBlock(String text) {
		List<String> lines = text.lines().toList();
		return lines.size() > 1 && text.equals(String.join("\n", lines) + ((text.endsWith("\n")) ? "\n" : ""))
				&& lines.stream().allMatch(YamlWriter::isBlockLine) && !lines.get(lines.size() - 1).isEmpty()
				&& !lines.get(0).isEmpty();
	}

	private static boolean isBlockLine(String line) {
		return !line.startsWith(" ") && !line.endsWith(" ")
				&& line.chars().allMatch((character) -> character >= 0x20 && character < 0x7F);
	}

	private void block(String indent, String text) {
		this.out.append((text.endsWith("\n")) ? " |\n" : " |-\n");
		text.lines()
			.forEach((line) -> this.out.append((line.isEmpty()) ? "" : indent + "  ").append(line).append('\n'));
	}

}
