/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.regex.Pattern;

import io.dataflow.query.ExpressionSearch;
import org.jspecify.annotations.Nullable;

/**
 * Regular expressions for H2, whose own operator cannot be stopped. Called by the
 * database, so it and its method are public.
 *
 * @since 0.1.0
 */
public final class H2RegularExpressions {

	/** Of a statement that was cancelled, in H2 and elsewhere. */
	private static final int CANCELLED = 57014;

	private H2RegularExpressions() {
	}

	/**
	 * Look for an expression anywhere in a text.
	 * @param text the text
	 * @param pattern the expression
	 * @return whether there is a match; {@code null} when the text is
	 * @throws SQLException when the search takes too long
	 */
	public static @Nullable Boolean found(@Nullable String text, String pattern) throws SQLException {
		if (text == null) {
			return null;
		}
		ExpressionSearch search = ExpressionSearch.of(Pattern.compile(pattern), text);
		if (search == ExpressionSearch.GIVEN_UP) {
			throw new SQLTimeoutException("A regular expression takes too long", "57014", CANCELLED);
		}
		return search == ExpressionSearch.FOUND;
	}

}
