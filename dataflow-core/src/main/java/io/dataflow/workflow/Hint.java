/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.Collection;

import io.dataflow.error.Suggestion;

/**
 * Proposes the name that was probably meant, and lists what there is while that is short
 * enough to be read.
 */
final class Hint {

	private static final int READABLE = 50;

	/**
	 * More are not compared: there may be as many wrong names as there are right ones.
	 */
	private static final int COMPARABLE = 2_000;

	private Hint() {
	}

	static String of(String name, Collection<String> candidates) {
		if (candidates.isEmpty()) {
			return "There are none.";
		}
		if (candidates.size() <= READABLE) {
			return Suggestion.of(name, candidates);
		}
		String first = String.join(", ", candidates.stream().limit(READABLE).toList());
		String nearest = (candidates.size() > COMPARABLE) ? ""
				: Suggestion.nearest(name, candidates).map((found) -> "Did you mean '" + found + "'? ").orElse("");
		return nearest + "Valid: " + first + " and " + (candidates.size() - READABLE) + " more.";
	}

}
