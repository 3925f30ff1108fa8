/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How tables, columns and indexes may be named, and how Java names become theirs.
 */
final class Identifiers {

	/** What every supported database accepts: PostgreSQL's limit is the lowest. */
	private static final int MAXIMUM_LENGTH = 63;

	private static final int FINGERPRINT_LENGTH = 8;

	private static final Pattern VALID = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

	private static final Pattern WORD_AFTER_ANYTHING = Pattern.compile("([^_])([A-Z][a-z]+)");

	private static final Pattern CAPITAL_AFTER_SMALL = Pattern.compile("([a-z0-9])([A-Z])");

	private Identifiers() {
	}

	static String snakeCase(String javaName) {
		String words = WORD_AFTER_ANYTHING.matcher(javaName).replaceAll("$1_$2");
		return CAPITAL_AFTER_SMALL.matcher(words).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
	}

	/**
	 * Check a name that was written by hand.
	 * @param model the model to name in the error
	 * @param what what the name is for, for instance {@code table}
	 * @param name the name
	 * @return the name
	 */
	static String declared(String model, String what, String name) {
		if (name.length() > MAXIMUM_LENGTH) {
			throw new InvalidModelException(model, "has a name for its " + what + " of " + name.length()
					+ " characters (fingerprint " + fingerprint(name) + ").",
					"Choose a name of at most " + MAXIMUM_LENGTH + " characters.");
		}
		return valid(model, what, name);
	}

	/**
	 * Check a name that was made of others, and cut it when it is too long.
	 * @param model the model to name in the error
	 * @param what what the name is for, for instance {@code index}
	 * @param name the name
	 * @return the name, at most 63 characters long
	 */
	static String generated(String model, String what, String name) {
		valid(model, what, name);
		if (name.length() <= MAXIMUM_LENGTH) {
			return name;
		}
		return name.substring(0, MAXIMUM_LENGTH - FINGERPRINT_LENGTH - 1) + "_" + fingerprint(name);
	}

	private static String valid(String model, String what, String name) {
		if (VALID.matcher(name).matches()) {
			return name;
		}
		// The raw text could break out of a log line or a statement, hence the
		// fingerprint
		throw new InvalidModelException(model,
				"has a name for its " + what + " that is not an identifier (fingerprint " + fingerprint(name) + ", "
						+ name.length() + " characters).",
				"Use only the letters A to Z, digits and underscores, and begin with a letter or an underscore.");
	}

	private static String fingerprint(String name) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest).substring(0, FINGERPRINT_LENGTH);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
