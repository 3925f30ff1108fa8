/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.util.List;

/**
 * What an operator of a filter compares: a column, or a place in a JSON document. Its
 * text names it for messages, {@code 'age' of Person}.
 */
sealed interface Operand permits ColumnOperand, JsonOperand {

	/**
	 * Compare with a value.
	 * @param operator the comparison
	 * @param name the operator as the filter wrote it
	 * @param value the value as the filter wrote it
	 */
	Filter comparison(Filter.Operator operator, String name, Object value);

	/**
	 * Match a text.
	 * @param operator the comparison
	 * @param name the operator as the filter wrote it
	 * @param pattern the pattern, ready to be given to the database
	 */
	Filter pattern(Filter.Operator operator, String name, String pattern);

	/**
	 * Look among values.
	 * @param name the operator as the filter wrote it
	 * @param values the values as the filter wrote them
	 */
	Filter membership(String name, List<Object> values);

	/**
	 * Ask for null.
	 * @param negated whether there must be a value
	 */
	Filter nullCheck(boolean negated);

	/**
	 * Ask whether this contains something: a text another, a document another.
	 * @param value what is to be contained
	 */
	Filter contains(Object value);

}
