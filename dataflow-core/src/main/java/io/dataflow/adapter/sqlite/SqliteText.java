/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sqlite;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The text of a statement and what can be told from it.
 *
 * @param text the text
 * @param writes whether it may change the database
 * @param gradual whether it is a query whose rows are worth reading bit by bit
 * @param changesRows whether the number of changed rows means something
 * @param cacheable whether it has the same columns as long as it is prepared
 */
record SqliteText(String text, boolean writes, boolean gradual, boolean changesRows, boolean cacheable) {

	private static final Pattern CHANGE = Pattern.compile("\\b(?:INSERT|UPDATE|DELETE|REPLACE)\\b",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern RETURNING = Pattern.compile("\\bRETURNING\\b", Pattern.CASE_INSENSITIVE);

	static SqliteText of(String text) {
		boolean with = begins(text, "WITH");
		boolean query = begins(text, "SELECT") || begins(text, "VALUES") || (with && !CHANGE.matcher(text).find());
		boolean reads = query || begins(text, "EXPLAIN") || begins(text, "PRAGMA");
		boolean changes = !reads && (with || changes(text));
		boolean star = text.indexOf('*') >= 0 && text.replace("(*)", "").indexOf('*') >= 0;
		return new SqliteText(text, !reads, query, changes, !star);
	}

	/**
	 * Return the statement with a clause that yields the rows that it changes, if it can
	 * have one.
	 */
	SqliteText returning(List<String> columns) {
		if (!this.changesRows || RETURNING.matcher(this.text).find()) {
			return this;
		}
		String clause = columns.isEmpty() ? "*"
				: String.join(", ", columns.stream().map((name) -> "\"" + name.replace("\"", "\"\"") + "\"").toList());
		return of(this.text + " RETURNING " + clause);
	}

	private static boolean changes(String text) {
		return begins(text, "INSERT") || begins(text, "UPDATE") || begins(text, "DELETE") || begins(text, "REPLACE");
	}

	private static boolean begins(String text, String word) {
		int start = 0;
		while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
			start++;
		}
		int end = start + word.length();
		return text.regionMatches(true, start, word, 0, word.length())
				&& (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
	}

}
