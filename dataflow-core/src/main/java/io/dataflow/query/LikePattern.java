/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The patterns of {@code $like}, as every database takes them.
 */
final class LikePattern {

	private static final Pattern BACKSLASH = Pattern.compile("\\\\([%_\\\\]?)");

	private static final Pattern SPECIAL = Pattern.compile("[%_\\\\]");

	private LikePattern() {
	}

	/**
	 * A backslash takes a wildcard or another backslash literally. Before anything else
	 * it stands for itself, which databases would see differently.
	 */
	static String escaped(String pattern) {
		return BACKSLASH.matcher(pattern)
			.replaceAll((found) -> Matcher.quoteReplacement((found.group(1).isEmpty()) ? "\\\\" : found.group()));
	}

	/**
	 * Return the pattern of all texts that contain another.
	 */
	static String containing(String text) {
		return "%" + SPECIAL.matcher(text).replaceAll((found) -> Matcher.quoteReplacement("\\" + found.group())) + "%";
	}

}
