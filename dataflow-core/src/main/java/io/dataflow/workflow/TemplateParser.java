/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Finds the places in a text.
 */
final class TemplateParser {

	private final String text;

	private final Set<String> kept;

	private final Consumer<String> malformed;

	private final List<Object> parts = new ArrayList<>();

	private final StringBuilder literal = new StringBuilder();

	private boolean changed;

	/**
	 * Create a parser.
	 * @param text the text
	 * @param kept the first names of references that stay as they are
	 * @param malformed takes what stands between braces and is no reference
	 */
	TemplateParser(String text, Set<String> kept, Consumer<String> malformed) {
		this.text = text;
		this.kept = kept;
		this.malformed = malformed;
	}

	/**
	 * Return the template, or {@code null} when the text stays as it is.
	 */
	@Nullable Template parse() {
		int position = 0;
		while (position < this.text.length()) {
			int open = this.text.indexOf("{{", position);
			int close = (open >= 0) ? this.text.indexOf("}}", open + 2) : -1;
			position = (isEscaped(open)) ? escaped(position, open)
					: (close >= 0) ? place(position, open, close) : rest(position, open);
		}
		flush();
		if (this.parts.size() == 1 && this.parts.get(0) instanceof Template template) {
			return template;
		}
		return (this.changed) ? new Template.Text(List.copyOf(this.parts)) : null;
	}

	private int rest(int position, int open) {
		if (open >= 0) {
			this.malformed.accept(this.text.substring(open));
		}
		this.literal.append(this.text, position, this.text.length());
		return this.text.length();
	}

	private boolean isEscaped(int open) {
		return open > 0 && this.text.charAt(open - 1) == '\\';
	}

	// a node that is left templates is also left what is to be none
	private int escaped(int position, int open) {
		boolean keeps = !this.kept.isEmpty();
		this.literal.append(this.text, position, (keeps) ? open : open - 1).append("{{");
		this.changed |= !keeps;
		return open + 2;
	}

	private int place(int position, int open, int close) {
		String content = this.text.substring(open + 2, close);
		Reference reference = Reference.parse(content);
		this.literal.append(this.text, position, open);
		if (reference == null) {
			this.malformed.accept("{{" + content + "}}");
			this.literal.append(this.text, open, close + 2);
		}
		else if (reference instanceof Reference.Output output && this.kept.contains(output.node())) {
			this.literal.append(this.text, open, close + 2);
		}
		else {
			flush();
			this.parts
				.add((this.kept.isEmpty()) ? new Template.Place(reference) : new Template.EscapedPlace(reference));
			this.changed = true;
		}
		return close + 2;
	}

	private void flush() {
		if (!this.literal.isEmpty()) {
			this.parts.add(this.literal.toString());
			this.literal.setLength(0);
		}
	}

}
