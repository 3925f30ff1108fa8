/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.dataflow.model.FieldModel;
import io.dataflow.query.JsonPath;
import org.jspecify.annotations.Nullable;

/**
 * How a SQL database writes the conditions that are not the same everywhere. Texts in
 * parameters and results are SQL; each may stand in a statement once, in the order in
 * which it was made, because markers may be positional.
 *
 * @since 0.1.0
 */
public interface FilterSyntax {

	/** What is asked of a place in a JSON document. */
	enum Kind {

		/** The text there, unquoted, in the collation of text columns. */
		TEXT,

		/** The number there, as a decimal. */
		NUMBER,

		/** The truth value there, comparable with a bound boolean. */
		BOOLEAN,

		/** Whatever is there, as JSON. */
		ANY

	}

	/**
	 * Match a pattern of {@code %} and {@code _}, with a backslash as the escape, without
	 * regard to the case of letters, those beyond ASCII included.
	 * @param text the text
	 * @param pattern the pattern
	 * @return the condition
	 */
	String ignoringCase(String text, String pattern);

	/**
	 * Find a regular expression in a text, with regard to case. The expression consists
	 * of literal characters, escaped punctuation, classes, {@code (?:…)}, {@code |},
	 * {@code ^}, greedy quantifiers and look-around of one character; {@code .} and
	 * {@code $} do not occur. A search that takes too many steps fails with SQLState
	 * 57014 where it would not end.
	 * @param text the text
	 * @param pattern the expression
	 * @return the condition, unknown when the text is null
	 */
	String matching(String text, String pattern);

	/**
	 * Return several values as one parameter, for {@code = ANY(?)}.
	 * @param field the field that they are compared with
	 * @param values the values in their normal form, at least one
	 * @return what to bind, or {@code null} where each value needs a parameter
	 */
	@Nullable Object array(FieldModel field, List<Object> values);

	/**
	 * Tell whether {@code (a, b) > (?, ?)} begins at the position in an index.
	 * @return whether rows are compared, otherwise one column after the other
	 */
	boolean comparesRows();

	/**
	 * Return what is at a place in a JSON document.
	 * @param document the column
	 * @param path the place; with at least one step
	 * @param kind what is expected there
	 * @param parameter binds a value and returns its marker
	 * @return an expression that is null when there is nothing, JSON's null, or a value
	 * of another kind
	 */
	String value(String document, JsonPath path, Kind kind, Function<Object, String> parameter);

	/**
	 * Ask whether a JSON value contains another, see
	 * {@link io.dataflow.query.JsonFilter.Contains}.
	 * @param value the column, or an expression of kind {@link Kind#ANY}
	 * @param document what is to be contained, a tree of JSON values
	 * @param parameter binds a value and returns its marker
	 * @return the condition, unknown when the value is null
	 */
	String contains(String value, Object document, Function<Object, String> parameter);

	/**
	 * Return functions that conditions use and the database must be given first.
	 * @return the names as they stand in conditions, quoted and beginning with
	 * {@code dataflow_}, each with the statement that creates it unless it exists; empty
	 * where none is needed
	 */
	Map<String, String> functions();

}
