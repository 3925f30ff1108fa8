/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation.document;

import java.util.regex.Pattern;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A text is no ObjectId.
 *
 * @since 0.1.0
 */
public final class InvalidObjectIdException extends DataFlowException {

	private static final Pattern DIGITS = Pattern.compile("[0-9a-fA-F]{24}");

	private InvalidObjectIdException(String name, String text) {
		super(ErrorCode.TYPE_MISMATCH, "'" + name + "' is '" + shown(text) + "', which is no ObjectId.",
				"Pass 24 hexadecimal digits, as 'inserted_id' has them.");
	}

	private static String shown(String text) {
		return (text.length() > 40) ? text.substring(0, 40) + "…" : text;
	}

	/**
	 * Check a text.
	 * @param name whose value it is
	 * @param text the text
	 * @return the text
	 * @throws InvalidObjectIdException DF-102 when it is no ObjectId
	 */
	public static String check(String name, String text) {
		if (!is(text)) {
			throw new InvalidObjectIdException(name, text);
		}
		return text;
	}

	/**
	 * Tell whether a text is an ObjectId.
	 * @param text the text
	 * @return whether it has 24 hexadecimal digits
	 */
	public static boolean is(String text) {
		return text.length() == 24 && DIGITS.matcher(text).matches();
	}

}
