/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import org.bson.BsonRegularExpression;

/**
 * Patterns as the regular expressions of MongoDB, which are those of PCRE.
 */
final class MongoPatterns {

	private static final String ANY = ".*";

	private MongoPatterns() {
	}

	/**
	 * Return the expression of the texts that match a pattern as a whole. One that begins
	 * with literal characters is looked up in an index.
	 * @param pattern the pattern of {@code %}, {@code _} and backslashes
	 * @param ignoreCase whether the case of letters does not matter
	 * @return the expression
	 */
	static BsonRegularExpression like(String pattern, boolean ignoreCase) {
		StringBuilder expression = new StringBuilder();
		boolean any = false;
		for (int i = 0; i < pattern.length(); i++) {
			char character = pattern.charAt(i);
			any = character == '%';
			if (character == '%' || character == '_') {
				expression.append((any) ? ANY : ".");
			}
			else {
				literal((character == '\\') ? pattern.charAt(++i) : character, expression);
			}
		}
		return new BsonRegularExpression(anchored(expression.toString(), any), (ignoreCase) ? "is" : "s");
	}

	/**
	 * What may be anything at an end needs no look at it.
	 */
	private static String anchored(String expression, boolean open) {
		String ended = (open) ? expression.substring(0, expression.length() - ANY.length()) : expression + "\\z";
		return ended.startsWith(ANY) ? ended.substring(ANY.length()) : "^" + ended;
	}

	private static void literal(char character, StringBuilder expression) {
		if (character == 0) {
			expression.append("\\x00");
			return;
		}
		boolean special = character > ' ' && character < 0x7f && !Character.isLetterOrDigit(character);
		expression.append((special) ? "\\" : "").append(character);
	}

	/**
	 * Return an expression that is found anywhere in a text.
	 * @param normal the expression in the form of
	 * {@link io.dataflow.query.RegularExpression}, of constructs that PCRE has, too
	 * @return the expression
	 */
	static BsonRegularExpression found(String normal) {
		// a zero would end the text of the expression
		return new BsonRegularExpression(normal.replace("\0", "\\x00"), "");
	}

}
