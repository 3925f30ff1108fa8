/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

/**
 * A class of a {@link RegularExpression}, {@code [a-z_]}.
 */
final class CharacterClass {

	/** What does not stand for a single character. */
	private static final int SET = -1;

	private CharacterClass() {
	}

	/**
	 * Check and write a class whose first bracket was read.
	 */
	static void write(RegularExpression expression) {
		expression.write("[");
		if (expression.more() && expression.peek() == '^') {
			expression.next();
			expression.write("^");
		}
		if (expression.more() && expression.peek() == ']') {
			throw expression.refused("an empty class; write '\\]' for the character");
		}
		while (expression.more() && expression.peek() != ']') {
			member(expression);
		}
		if (!expression.more()) {
			throw expression.refused("an unmatched '['");
		}
		expression.next();
		expression.write("]");
	}

	private static void member(RegularExpression expression) {
		int from = character(expression);
		boolean range = expression.more() && expression.peek() == '-';
		if (!range) {
			return;
		}
		expression.next();
		if (expression.more() && expression.peek() == ']') {
			expression.literal('-');
			return;
		}
		expression.write("-");
		int to = (from != SET) ? character(expression) : SET;
		if (to == SET || to < from) {
			throw expression.refused("a range in a class that is not from one character to a later one");
		}
	}

	private static int character(RegularExpression expression) {
		if (!expression.more()) {
			throw expression.refused("an unmatched '['");
		}
		int character = expression.next();
		if (character == '[') {
			throw expression.refused("a class within a class; write '\\[' for the character");
		}
		if (character == '\\') {
			int escaped = expression.escaped();
			String set = expression.set(escaped);
			if (!set.isEmpty()) {
				expression.write(set);
				return SET;
			}
			character = expression.plain(escaped);
		}
		expression.literal(character);
		return character;
	}

}
