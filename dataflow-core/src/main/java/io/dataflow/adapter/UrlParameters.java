/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import io.dataflow.logging.Masking;

/**
 * The parameters of a database URL: after a question mark, or after semicolons for H2.
 */
final class UrlParameters {

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+");

	private static final Pattern SETTING_END = Pattern.compile("(?<!\\\\);");

	// H2's INIT holds statements, MongoDB's authMechanismProperties may hold a token
	private static final Masking SECRET = Masking.ofCredentials().withKeys("init", "authmechanismproperties");

	private UrlParameters() {
	}

	static Map<String, String> parseQuery(String query) {
		Map<String, String> parameters = new LinkedHashMap<>();
		if (!query.isEmpty()) {
			for (String pair : query.split("&", -1)) {
				int equals = nameEnd(pair);
				put(parameters, PercentCoding.decode(pair.substring(0, equals)),
						PercentCoding.decode(pair.substring(equals + 1)));
			}
		}
		return parameters;
	}

	static Map<String, String> parseSettings(String settings) {
		Map<String, String> parameters = new LinkedHashMap<>();
		for (String setting : SETTING_END.split(settings)) {
			if (!setting.isBlank()) {
				int equals = nameEnd(setting);
				put(parameters, setting.substring(0, equals).strip().toUpperCase(Locale.ROOT),
						setting.substring(equals + 1));
			}
		}
		return parameters;
	}

	static boolean isSecret(String name) {
		return SECRET.isSecret(name);
	}

	private static int nameEnd(String pair) {
		int equals = pair.indexOf('=');
		if (equals < 0) {
			throw InvalidDatabaseUrlException.of("a parameter is not of the form name=value.");
		}
		return equals;
	}

	private static void put(Map<String, String> parameters, String name, String value) {
		if (!NAME.matcher(name).matches()) {
			throw InvalidDatabaseUrlException
				.of("a parameter has a name with other characters than letters, digits and _ . -");
		}
		if (parameters.put(name, value) != null) {
			throw InvalidDatabaseUrlException.of("a parameter is given twice.");
		}
	}

}
