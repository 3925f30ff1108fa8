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

	/**
	 * The optimal string alignment distance: two letters that changed places count once.
	 */
	private static int distance(String left, String right) {
		String a = left.toLowerCase(Locale.ROOT);
		String b = right.toLowerCase(Locale.ROOT);
		int[][] distances = new int[a.length() + 1][b.length() + 1];
		for (int i = 0; i <= a.length(); i++) {
			for (int j = 0; j <= b.length(); j++) {
				distances[i][j] = (i == 0 || j == 0) ? i + j : step(a, b, i, j, distances);
			}
		}
		return distances[a.length()][b.length()];
	}

	private static int step(String a, String b, int i, int j, int[][] distances) {
		int substitution = distances[i - 1][j - 1] + ((a.charAt(i - 1) != b.charAt(j - 1)) ? 1 : 0);
		int least = Math.min(substitution, Math.min(distances[i - 1][j], distances[i][j - 1]) + 1);
		boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
		return (swapped) ? Math.min(least, distances[i - 2][j - 2] + 1) : least;
	}

}
