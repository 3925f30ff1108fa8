/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import io.dataflow.error.Suggestion;

/**
 * Finds out which database a URL names.
 */
final class DatabaseUrlParser {

	private static final Map<String, DatabaseKind> SERVERS = Map.of("postgresql", DatabaseKind.POSTGRESQL, "postgres",
			DatabaseKind.POSTGRESQL, "mysql", DatabaseKind.MYSQL, "mariadb", DatabaseKind.MARIADB, "mongodb",
			DatabaseKind.MONGODB, "mongodb+srv", DatabaseKind.MONGODB);

	private static final List<String> SCHEMES = List.of("postgresql", "postgres", "mysql", "mariadb", "h2", "sqlite",
			"mongodb", "mongodb+srv");

	private static final String ACCEPTED = "postgresql://, postgres://, mysql://, mariadb://, h2:mem:name, h2:file:./path,"
			+ " sqlite:///relative.db, sqlite:////absolute.db, :memory:, mongodb:// and mongodb+srv://";

	private static final Pattern PREFIX = Pattern.compile("^(?:jdbc|r2dbc):", Pattern.CASE_INSENSITIVE);

	private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9]*(?:[+.-][a-z0-9_]+)*");

	private static final Pattern SQLITE_FILE = Pattern.compile("(?:[a-z]:[/\\\\])?[^:]+\\.(?:db|sqlite|sqlite3)",
			Pattern.CASE_INSENSITIVE);

	private DatabaseUrlParser() {
	}

	static DatabaseUrl parse(String url) {
		String text = PREFIX.matcher(url.strip()).replaceFirst("");
		if (text.equals(":memory:") || SQLITE_FILE.matcher(text).matches()) {
			return EmbeddedUrlParser.parseSqliteFile(text);
		}
		int colon = text.indexOf(':');
		if (colon < 0) {
			throw unsupported("Unknown database URL without a scheme");
		}
		return parse(text.substring(0, colon).toLowerCase(Locale.ROOT), text.substring(colon + 1));
	}

	private static DatabaseUrl parse(String scheme, String rest) {
		String name = scheme.equals("mongodb+srv") ? scheme : scheme.replaceFirst("\\+.*", "");
		DatabaseKind server = SERVERS.get(name);
		if (server != null) {
			return ServerUrlParser.parse(server, name.equals("postgres") ? "postgresql" : name, rest);
		}
		return switch (name) {
			case "h2" -> EmbeddedUrlParser.parseH2(rest);
			case "sqlite" -> EmbeddedUrlParser.parseSqlite(rest);
			default -> throw unknown(scheme, rest);
		};
	}

	private static UnsupportedDatabaseException unknown(String scheme, String rest) {
		// without '//' the text before the colon may be a user name or part of a password
		boolean quotable = rest.startsWith("//") && scheme.length() <= 30 && SCHEME.matcher(scheme).matches();
		if (!quotable) {
			return unsupported("Unknown database URL scheme");
		}
		return Suggestion.nearest(scheme, SCHEMES)
			.map((near) -> unsupported("Unknown database URL scheme '" + scheme + "' (did you mean '" + near + "'?)"))
			.orElseGet(() -> unsupported("Unknown database URL scheme '" + scheme + "'"));
	}

	private static UnsupportedDatabaseException unsupported(String problem) {
		return new UnsupportedDatabaseException(problem + "; accepted are " + ACCEPTED + ".",
				"Use one of the accepted forms, for instance postgresql://user:password@host/database.");
	}

}
