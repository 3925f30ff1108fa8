/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.transaction;

import java.util.regex.Pattern;

/**
 * The name of a savepoint.
 *
 * @param value the name: at most 63 letters, digits and underscores of ASCII, of which
 * the first is no digit
 * @since 0.1.0
 */
public record SavepointName(String value) {

	private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

	/**
	 * Create a name.
	 * @throws InvalidTransactionSettingException DF-102 when it is none
	 */
	public SavepointName {
		if (!NAME.matcher(value).matches()) {
			throw InvalidTransactionSettingException.savepoint(value);
		}
	}

	/**
	 * Create a name.
	 * @param value the name
	 * @return the name
	 * @throws InvalidTransactionSettingException DF-102 when it is none
	 */
	public static SavepointName of(String value) {
		return new SavepointName(value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}
