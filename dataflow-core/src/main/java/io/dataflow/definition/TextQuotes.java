/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.definition;

/**
 * Writes texts in double quotes as JSON has them, which YAML reads the same.
 */
final class TextQuotes {

	private TextQuotes() {
	}

	static String quote(String text) {
		StringBuilder quoted = new StringBuilder("\"");
		for (int i = 0; i < text.length(); i++) {
			append(quoted, text, i);
		}
		return quoted.append('"').toString();
	}

	private static void append(StringBuilder quoted, String text, int index) {
		char character = text.charAt(index);
		switch (character) {
			case '"' -> quoted.append("\\\"");
			case '\\' -> quoted.append("\\\\");
			case '\n' -> quoted.append("\\n");
			case '\r' -> quoted.append("\\r");
			case '\t' -> quoted.append("\\t");
			default -> {
				if (isPrintable(text, index)) {
					quoted.append(character);
				}
				else {
					quoted.append(String.format("\\u%04x", (int) character));
				}
			}
		}
	}

	/**
	 * Return whether a character may stand for itself: no control character, no other
	 * line separator, no half of a pair without the other.
	 */
	static boolean isPrintable(String text, int index) {
		char character = text.charAt(index);
		if (Character.isHighSurrogate(character)) {
			return index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1));
		}
		if (Character.isLowSurrogate(character)) {
			return index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
		}
		return character >= 0x20 && character < 0x7F || character >= 0xA0 && character < 0x2028
				|| character > 0x2029 && character < 0xFEFF || character > 0xFEFF && character < 0xFFFE;
	}

}
