/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;

/**
 * Looks for regular expressions in this process, for databases that have no engine of
 * their own. An expression such as {@code (a+)+$} may try more ways through a text than
 * can ever be tried; then the search is given up.
 *
 * @since 0.1.0
 */
public enum ExpressionSearch {

	/** The text has a match. */
	FOUND,

	/** The text has no match. */
	ABSENT,

	/** There are too many ways to try, or too many within each other. */
	GIVEN_UP;

	/** Some milliseconds, and more than any expression that is meant well needs. */
	private static final long STEPS = 1_000_000;

	private static final long STEPS_PER_CHARACTER = 100;

	/**
	 * Look for an expression anywhere in a text.
	 * @param pattern the expression
	 * @param text the text
	 * @return what came of it, after an effort that grows no faster than the text
	 */
	public static ExpressionSearch of(Pattern pattern, String text) {
		try {
			return pattern.matcher(new CountedText(text)).find() ? FOUND : ABSENT;
		}
		catch (CancellationException | StackOverflowError ex) {
			// the matcher recurs for each repetition of a group
			return GIVEN_UP;
		}
	}

	/**
	 * A text that may be looked at a limited number of times.
	 */
	private static final class CountedText implements CharSequence {

		private final String text;

		private long steps;

		CountedText(String text) {
			this.text = text;
			this.steps = STEPS + STEPS_PER_CHARACTER * text.length();
		}

		@Override
		public char charAt(int index) {
			if (this.steps-- <= 0) {
				throw new CancellationException();
			}
			return this.text.charAt(index);
		}

		@Override
		public int length() {
			return this.text.length();
		}

		@Override
		public CharSequence subSequence(int start, int end) {
			return this.text.substring(start, end);
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

}
