/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.util.Map;

/**
 * The regular expressions of {@code $regex}: those on whose meaning PostgreSQL, MySQL,
 * MariaDB, SQLite and H2 agree. An expression matches when it is found anywhere in the
 * text, with regard to case. It may consist of characters, {@code .} (any but a line
 * feed), classes such as {@code [a-z_]} and {@code [^0-9]}, {@code \d}, {@code \w},
 * {@code \s} (of ASCII) and their opposites, {@code \b}, {@code ^} and {@code $} (the
 * ends of the text, not of lines), groups, alternatives, and the quantifiers {@code *},
 * {@code +}, {@code ?}, <code>{2}</code>, <code>{2,}</code> and <code>{2,5}</code>, lazy
 * ones included. A backslash takes punctuation literally.
 *
 * @since 0.1.0
 */
public final class RegularExpression {

	private static final int MAXIMUM_LENGTH = 1000;

	private static final int MAXIMUM_DEPTH = 20;

	/** The most that PostgreSQL takes. */
	private static final int MAXIMUM_REPETITION = 255;

	private static final String WORD = "A-Za-z0-9_";

	/** Written as they are: not every database knows all of their escapes. */
	private static final String SPACE = " \t\n\r\f\u000B";

	private static final Map<Integer, String> SETS = Map.of((int) 'd', "0-9", (int) 'w', WORD, (int) 's', SPACE);

	private static final Map<Integer, Integer> CONTROLS = Map.of((int) 't', (int) '\t', (int) 'n', (int) '\n',
			(int) 'r', (int) '\r', (int) 'f', (int) '\f');

	private static final String BOUNDARY = "(?:(?<![" + WORD + "])(?=[" + WORD + "])|(?<=[" + WORD + "])(?![" + WORD
			+ "]))";

	/**
	 * What {@code $} means in some databases includes the place before a last line feed.
	 */
	private static final String END = "(?![^\n]|\n)";

	private final int[] characters;

	private final StringBuilder normal = new StringBuilder();

	private int position;

	private RegularExpression(String pattern) {
		this.characters = pattern.codePoints().toArray();
	}

	/**
	 * Check an expression, and write it so that it means the same on every database.
	 * @param pattern the expression
	 * @return the expression in constructs that all databases share
	 * @throws InvalidOperatorException DF-907 when it uses a construct that not all of
	 * them have, or is longer than 1000 characters
	 */
	public static String normalise(String pattern) {
		RegularExpression expression = new RegularExpression(pattern);
		if (expression.characters.length > MAXIMUM_LENGTH) {
			throw new InvalidOperatorException("A pattern of '$regex' has " + expression.characters.length
					+ " characters; at most " + MAXIMUM_LENGTH + " are allowed.", "Shorten it.");
		}
		expression.alternatives(0);
		if (expression.more()) {
			throw expression.refused("an unmatched ')'");
		}
		return expression.normal.toString();
	}

	private void alternatives(int depth) {
		if (depth > MAXIMUM_DEPTH) {
			throw refused("groups nested deeper than " + MAXIMUM_DEPTH);
		}
		sequence(depth);
		while (more() && peek() == '|') {
			this.position++;
			this.normal.append('|');
			sequence(depth);
		}
	}

	private void sequence(int depth) {
		int start = this.position;
		while (more() && peek() != '|' && peek() != ')') {
			if (atom(depth)) {
				quantifier();
			}
		}
		if (this.position == start) {
			throw refused("an empty alternative");
		}
	}

	/**
	 * Write one construct and tell whether it can be repeated.
	 */
	private boolean atom(int depth) {
		int character = next();
		switch (character) {
			case '^' -> this.normal.append('^');
			case '$' -> this.normal.append(END);
			case '.' -> this.normal.append("[^\n]");
			case '[' -> CharacterClass.write(this);
			case '(' -> group(depth);
			case '\\' -> {
				return escape();
			}
			case '*', '+', '?', '{' -> throw refused("the quantifier '" + Character.toString(character)
					+ "' after nothing or another one; possessive quantifiers are not supported");
			default -> literal(character);
		}
		return character != '^' && character != '$';
	}

	private void group(int depth) {
		if (more() && peek() == '?') {
			this.position++;
			if (!more() || peek() != ':') {
				throw refused("the group '(?" + ((more()) ? Character.toString(peek()) : "")
						+ "', as used for look-around, names and flags");
			}
			this.position++;
		}
		this.normal.append("(?:");
		alternatives(depth + 1);
		if (!more()) {
			throw refused("an unmatched '('");
		}
		this.position++;
		this.normal.append(')');
	}

	private boolean escape() {
		int character = escaped();
		String set = SETS.get(Character.toLowerCase(character));
		if (set != null) {
			this.normal.append((Character.isUpperCase(character)) ? "[^" : "[").append(set).append(']');
		}
		else if (character == 'b') {
			this.normal.append(BOUNDARY);
		}
		else {
			literal(plain(character));
		}
		return character != 'b';
	}

	private void quantifier() {
		if (!more() || "*+?{".indexOf(peek()) < 0) {
			return;
		}
		int character = next();
		this.normal.appendCodePoint(character);
		if (character == '{') {
			bounds();
		}
		if (more() && peek() == '?') {
			// whether there is a match does not depend on how much of the text it takes
			this.position++;
		}
	}

	private void bounds() {
		int least = number();
		this.normal.append(least);
		if (more() && peek() == ',') {
			this.position++;
			this.normal.append(',');
			if (more() && peek() != '}') {
				int most = number();
				if (most < least) {
					throw refused("a repetition whose bounds are the wrong way round");
				}
				this.normal.append(most);
			}
		}
		if (!more() || next() != '}') {
			throw refused("an incomplete repetition; write '\\{' for the character");
		}
		this.normal.append('}');
	}

	private int number() {
		int number = -1;
		while (more() && peek() >= '0' && peek() <= '9') {
			number = Math.max(number, 0) * 10 + (next() - '0');
			if (number > MAXIMUM_REPETITION) {
				throw refused("a repetition of more than " + MAXIMUM_REPETITION);
			}
		}
		if (number < 0) {
			throw refused("a repetition without a number; write '\\{' for the character");
		}
		return number;
	}

	/**
	 * Read what follows a backslash.
	 */
	int escaped() {
		if (!more()) {
			throw refused("a backslash at the end");
		}
		return next();
	}

	/**
	 * Return the character that an escape stands for.
	 */
	int plain(int escaped) {
		Integer control = CONTROLS.get(escaped);
		if (control != null) {
			return control;
		}
		if (Character.isDigit(escaped)) {
			throw refused("the back reference '\\" + Character.toString(escaped) + "'");
		}
		if (Character.isLetter(escaped)) {
			throw refused("the escape '\\" + Character.toString(escaped) + "'");
		}
		return escaped;
	}

	/**
	 * Return the characters of a set such as that of the digits, or nothing.
	 */
	String set(int escaped) {
		if (SETS.containsKey(Character.toLowerCase(escaped)) && Character.isUpperCase(escaped)) {
			throw refused("the escape '\\" + Character.toString(escaped) + "' in a class");
		}
		return SETS.getOrDefault(escaped, "");
	}

	/**
	 * Write a character that stands for itself.
	 */
	void literal(int character) {
		if (character < 0x80 && character > ' ' && !Character.isLetterOrDigit(character) && character != '_') {
			this.normal.append('\\');
		}
		this.normal.appendCodePoint(character);
	}

	void write(String text) {
		this.normal.append(text);
	}

	boolean more() {
		return this.position < this.characters.length;
	}

	int peek() {
		return this.characters[this.position];
	}

	int next() {
		return this.characters[this.position++];
	}

	InvalidOperatorException refused(String construct) {
		return new InvalidOperatorException(
				"The pattern of '$regex' has " + construct + " (near character " + this.position + ").",
				"Use what all databases share: characters, classes, \\d \\w \\s \\b, groups, alternatives, ^ $ and"
						+ " the quantifiers * + ? {n,m}.");
	}

}
