/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.util.List;

/**
 * A filter that looks into a JSON document.
 *
 * @since 0.1.0
 */
public sealed interface JsonFilter extends Filter {

	/**
	 * Return where in the document it looks.
	 * @return the place, without steps for the document as a whole
	 */
	JsonPath path();

	/**
	 * Compares what is at a place in a JSON document with a value of the same kind. What
	 * is of another kind there counts as null: {@code "1"} is neither equal nor unequal
	 * to {@code 1}.
	 *
	 * @param path the place
	 * @param operator how they compare
	 * @param value a {@link String}, a {@link java.math.BigDecimal} or a {@link Boolean}
	 */
	record Comparison(JsonPath path, Operator operator, Object value) implements JsonFilter {

	}

	/**
	 * Looks for what is at a place in a JSON document among values of the same kind.
	 *
	 * @param path the place
	 * @param values the values, at least one, all of one of the types of
	 * {@link Comparison#value()}
	 * @param negated whether it must not be among them
	 */
	record Membership(JsonPath path, List<Object> values, boolean negated) implements JsonFilter {

		public Membership {
			values = List.copyOf(values);
		}

	}

	/**
	 * Asks whether there is nothing, or null, at a place in a JSON document.
	 *
	 * @param path the place
	 * @param negated whether there must be something
	 */
	record NullCheck(JsonPath path, boolean negated) implements JsonFilter {

	}

	/**
	 * Asks whether what is at a place in a JSON document contains a document: an object
	 * contains one whose pairs it has, each containing in turn; an array contains each
	 * element that one of its elements contains, and an array of such; a scalar contains
	 * its equal.
	 *
	 * @param path the place, without steps for the document as a whole
	 * @param document what it must contain, a tree of JSON values
	 */
	record Contains(JsonPath path, Object document) implements JsonFilter {

	}

}
