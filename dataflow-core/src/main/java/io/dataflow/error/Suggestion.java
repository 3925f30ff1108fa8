/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the name that was probably meant.
 *
 * @since 0.1.0
 */
public final class Suggestion {

	private Suggestion() {
	}

	/**
	 * Return the candidate nearest to a misspelt name, by Levenshtein distance without
	 * regard to case.
	 * @param name the name as it was written
	 * @param candidates the names that exist
	 * @return the nearest candidate, or empty when none differs in at most a third of its
	 * letters
	 */
	public static Optional<String> nearest(String name, Collection<String> candidates) {
		return candidates.stream()
			.min(Comparator.comparingInt((candidate) -> distance(name, candidate)))
			.filter((candidate) -> distance(name, candidate) <= Math.max(1, candidate.length() / 3));
	}

	/**
	 * Return a sentence that proposes the nearest candidate and lists all of them.
	 * @param name the name as it was written
	 * @param candidates the names that exist
	 * @return for instance {@code Did you mean 'name'? Valid: age, id, name.}
	 */
	public static String of(String name, Collection<String> candidates) {
		String valid = "Valid: " + String.join(", ", candidates) + ".";
		return nearest(name, candidates).map((found) -> "Did you mean '" + found + "'? " + valid).orElse(valid);
	}

	private static int distance(String left, String right) {
		String a = left.toLowerCase(Locale.ROOT);
		String b = right.toLowerCase(Locale.ROOT);
		int[] previous = new int[b.length() + 1];
		for (int j = 0; j <= b.length(); j++) {
			previous[j] = j;
		}
		for (int i = 1; i <= a.length(); i++) {
			int[] current = new int[b.length() + 1];
			current[0] = i;
			for (int j = 1; j <= b.length(); j++) {
				int substitution = previous[j - 1] + ((a.charAt(i - 1) != b.charAt(j - 1)) ? 1 : 0);
				current[j] = Math.min(substitution, Math.min(previous[j], current[j - 1]) + 1);
			}
			previous = current;
		}
		return previous[b.length()];
	}

}
