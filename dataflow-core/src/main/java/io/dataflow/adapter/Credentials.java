/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * User name and password of a database URL.
 *
 * @param username the user name, or {@code null}
 * @param password the password, or {@code null}
 */
record Credentials(@Nullable String username, @Nullable String password) {

	static final Credentials NONE = new Credentials(null, null);

	/**
	 * Read what stands before the {@code @}: everything up to the first colon is the user
	 * name, the rest is the password, with or without percent-encoding.
	 */
	static Credentials parse(String text) {
		int colon = text.indexOf(':');
		String username = PercentCoding.decode((colon < 0) ? text : text.substring(0, colon));
		String password = (colon < 0) ? null : PercentCoding.decode(text.substring(colon + 1));
		return new Credentials(username.isEmpty() ? null : username, password);
	}

	/**
	 * Take user name and password out of the parameters, where JDBC URLs have them.
	 */
	Credentials merge(Map<String, String> parameters) {
		return new Credentials(merge(this.username, parameters.remove("user"), "user name"),
				merge(this.password, parameters.remove("password"), "password"));
	}

	private static @Nullable String merge(@Nullable String first, @Nullable String second, String name) {
		if (first != null && second != null) {
			throw InvalidDatabaseUrlException.of("the " + name + " is given twice.");
		}
		return (first != null) ? first : second;
	}

	boolean isEmpty() {
		return this.username == null && this.password == null;
	}

	@Override
	public String toString() {
		return "***";
	}

}
