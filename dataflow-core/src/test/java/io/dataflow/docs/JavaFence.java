/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A Java sample of a Markdown page.
 *
 * @param page the page
 * @param line the number of the line that opens the sample, from 1
 * @param source the comment before the sample, or what stands there instead
 * @param code the sample without its indentation
 */
record JavaFence(Path page, int line, String source, String code) {

	private static final Pattern SOURCE = Pattern.compile("<!-- snippet: (?<file>[^#\\s]+)#(?<tag>\\S+) -->");

	/**
	 * Find the Java samples of a page.
	 */
	static List<JavaFence> in(Path page, String markdown) {
		List<String> lines = markdown.lines().toList();
		List<JavaFence> fences = new ArrayList<>();
		for (int i = 0; i < lines.size(); i++) {
			if (lines.get(i).strip().startsWith("```java")) {
				String source = (i > 0) ? lines.get(i - 1).strip() : "";
				fences.add(new JavaFence(page, i + 1, source, code(lines.subList(i + 1, lines.size()))));
			}
		}
		return fences;
	}

	private static String code(List<String> lines) {
		return lines.stream()
			.takeWhile((line) -> !line.strip().equals("```"))
			.collect(Collectors.joining("\n"))
			.stripIndent();
	}

	boolean hasSource() {
		return SOURCE.matcher(this.source).matches();
	}

	/**
	 * Return the tagged lines of the source, without the indentation that they share and
	 * without further tags.
	 */
	String expected() {
		Matcher matcher = SOURCE.matcher(this.source);
		if (!matcher.matches() || !Repository.exists(matcher.group("file"))) {
			throw new AssertionError(this + ": there is no file for " + this.source);
		}
		List<String> lines = Repository.read(Path.of(matcher.group("file"))).lines().toList();
		int begin = position(lines, "// tag::" + matcher.group("tag") + "[]");
		int end = position(lines, "// end::" + matcher.group("tag") + "[]");
		return lines.subList(begin + 1, end)
			.stream()
			.filter((line) -> !line.strip().matches("// (tag|end)::\\S+\\[]"))
			.collect(Collectors.joining("\n"))
			.stripIndent();
	}

	private int position(List<String> lines, String marker) {
		int position = lines.stream().map(String::strip).toList().indexOf(marker);
		if (position < 0) {
			throw new AssertionError(this + ": the source of " + this.source + " has no line '" + marker + "'");
		}
		return position;
	}

	@Override
	public String toString() {
		return this.page + ":" + this.line;
	}

}
