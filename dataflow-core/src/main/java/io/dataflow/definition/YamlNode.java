/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.definition;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A part of a definition before it means anything.
 */
sealed interface YamlNode {

	/**
	 * Return where it begins.
	 */
	SourceLocation location();

	/**
	 * Return what it is, in words.
	 */
	String describe();

	static String shortened(String text) {
		return (text.length() > 80) ? text.substring(0, 80) + "…" : text;
	}

	/**
	 * A value without parts.
	 *
	 * @param text what is written
	 * @param plain whether it is without quotes, so that it may mean a number
	 * @param tag the local tag without its exclamation mark, or {@code null}
	 * @param location where it begins
	 */
	record Scalar(String text, boolean plain, @Nullable String tag, SourceLocation location) implements YamlNode {

		boolean isText() {
			return this.tag == null && (!this.plain || PlainValue.isText(this.text));
		}

		@Override
		public String describe() {
			if (this.tag != null) {
				return "a value with the tag !" + this.tag;
			}
			if (isText()) {
				return "the text '" + shortened(this.text) + "'";
			}
			return (PlainValue.isNull(this.text)) ? "null" : shortened(this.text);
		}

	}

	/**
	 * A list.
	 *
	 * @param items its items in their order
	 * @param location where it begins
	 */
	record Sequence(List<YamlNode> items, SourceLocation location) implements YamlNode {

		@Override
		public String describe() {
			return "a list";
		}

	}

	/**
	 * A map.
	 *
	 * @param entries its entries by their keys, in their order
	 * @param location where it begins
	 */
	record Mapping(Map<String, Entry> entries, SourceLocation location) implements YamlNode {

		@Override
		public String describe() {
			return "a map";
		}

	}

	/**
	 * One entry of a map.
	 *
	 * @param location where its key begins
	 * @param value its value
	 */
	record Entry(SourceLocation location, YamlNode value) {

	}

}
