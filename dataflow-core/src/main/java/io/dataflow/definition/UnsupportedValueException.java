/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.definition;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A workflow holds a value that a definition cannot express (DF-102). Nothing was
 * written.
 *
 * @since 0.1.0
 */
public final class UnsupportedValueException extends DataFlowException {

	private final String place;

	private UnsupportedValueException(String place, String message, String action) {
		super(ErrorCode.TYPE_MISMATCH, message, action);
		this.place = place;
	}

	static UnsupportedValueException value(String place, Class<?> type) {
		return new UnsupportedValueException(place,
				"The value of " + place + " is of type " + type.getName() + ", which a definition cannot express.",
				"Use text, numbers, booleans, lists, maps with text as keys, dates and times, UUID or byte[].");
	}

	static UnsupportedValueException key(String place, String problem) {
		return new UnsupportedValueException(place, "A map in " + place + " has " + problem + ".",
				"Use texts of at most " + ValueWriter.LONGEST_KEY + " characters as keys.");
	}

	static UnsupportedValueException depth(String place) {
		return new UnsupportedValueException(place,
				"The value of " + place + " is nested deeper than a definition may be.",
				"Nest lists and maps at most " + ValueWriter.DEEPEST + " deep.");
	}

	static UnsupportedValueException inputType(String input, Class<?> type) {
		return new UnsupportedValueException("input '" + input + "'",
				"The workflow input '" + input + "' is of type " + type.getName()
						+ ", which a definition cannot express.",
				"Declare it with one of the types of definitions, for instance Object or Map.");
	}

	/**
	 * Return where the value is.
	 * @return for instance {@code parameter 'filter' of node 'list'}
	 */
	public String place() {
		return this.place;
	}

}
