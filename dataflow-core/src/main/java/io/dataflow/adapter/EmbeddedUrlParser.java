/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads the URLs of databases that run in this process.
 */
final class EmbeddedUrlParser {

	private static final String MEMORY = ":memory:";

	private static final Pattern H2_PATH = Pattern.compile("(?:/|\\./|\\.\\./|~/|[A-Za-z]:[/\\\\]).+");

	private EmbeddedUrlParser() {
	}

	static DatabaseUrl parseSqliteFile(String path) {
		return new DatabaseUrl(DatabaseKind.SQLITE, "sqlite", List.of(), PercentCoding.literal(path), Credentials.NONE,
				Map.of());
	}

	static DatabaseUrl parseSqlite(String text) {
		int question = ServerLocation.firstOf(text, "?");
		Map<String, String> parameters = UrlParameters
			.parseQuery(text.substring(Math.min(question + 1, text.length())));
		Credentials credentials = Credentials.NONE.merge(parameters);
		String path = PercentCoding.decode(sqlitePath(text.substring(0, question)));
		return new DatabaseUrl(DatabaseKind.SQLITE, "sqlite", List.of(), path, credentials, parameters);
	}

	private static String sqlitePath(String text) {
		String path = text.startsWith("///") ? text.substring(3) : text;
		if (path.isEmpty() || path.equals("//") || path.equals("//" + MEMORY)) {
			return MEMORY;
		}
		if (path.startsWith("//")) {
			throw InvalidDatabaseUrlException
				.of("SQLite has no host; use sqlite:///relative.db or sqlite:////absolute.db.");
		}
		return path;
	}

	static DatabaseUrl parseH2(String text) {
		int end = ServerLocation.firstOf(text, "?;");
		Map<String, String> parameters = settings(text.substring(end));
		// scripts that do not quote names and models that do mean the same tables
		parameters.putIfAbsent("CASE_INSENSITIVE_IDENTIFIERS", "TRUE");
		String location = text.substring(0, end);
		String lowerCase = location.toLowerCase(Locale.ROOT);
		if (lowerCase.startsWith("mem:")) {
			parameters.putIfAbsent("DB_CLOSE_DELAY", "-1");
			return h2("h2:mem", memoryName(location.substring(4)), parameters);
		}
		String path = lowerCase.startsWith("file:") ? location.substring(5) : location;
		return h2("h2:file", filePath(path), parameters);
	}

	private static DatabaseUrl h2(String scheme, String database, Map<String, String> parameters) {
		Map<String, String> remaining = new LinkedHashMap<>(parameters);
		String username = remaining.remove("USER");
		String password = remaining.remove("PASSWORD");
		// one user for R2DBC and JDBC: the first connection decides who owns the database
		Credentials credentials = new Credentials((username != null) ? username : "sa",
				(password != null) ? password : "");
		return new DatabaseUrl(DatabaseKind.H2, scheme, List.of(), PercentCoding.literal(database), credentials,
				remaining);
	}

	private static Map<String, String> settings(String text) {
		if (!text.startsWith("?")) {
			return UrlParameters.parseSettings(text);
		}
		Map<String, String> settings = new LinkedHashMap<>();
		UrlParameters.parseQuery(text.substring(1)).forEach((name, value) -> {
			if (name.equalsIgnoreCase("options")) {
				settings.putAll(UrlParameters.parseSettings(value));
			}
			else {
				settings.put(name.toUpperCase(Locale.ROOT), value);
			}
		});
		return settings;
	}

	private static String memoryName(String text) {
		String name = text.startsWith("///") ? text.substring(3) : text;
		if (name.isEmpty() || name.contains("/")) {
			throw InvalidDatabaseUrlException.of("an H2 database in memory needs a name, as in h2:mem:test.");
		}
		return name;
	}

	private static String filePath(String text) {
		String path = text.startsWith("///") ? afterAuthority(text.substring(3)) : text;
		if (!H2_PATH.matcher(path).matches() || path.startsWith("//")) {
			throw InvalidDatabaseUrlException.of("H2 takes h2:mem:name or h2:file:path, where the path begins"
					+ " with /, ./, ~/ or a drive; H2 servers are not supported.");
		}
		return path;
	}

	private static String afterAuthority(String path) {
		return H2_PATH.matcher(path).matches() ? path : "/" + path;
	}

}
