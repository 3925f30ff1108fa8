/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Reads the URL of a database server, also when its password has special characters that
 * are not percent-encoded. Each {@code @} is tried as the end of the credentials; what
 * follows must then be valid. If several are possible, the reading of RFC 3986 decides
 * when it has credentials of its own, otherwise the URL is refused.
 */
final class ServerUrlParser {

	private final DatabaseKind kind;

	private final String scheme;

	private ServerUrlParser(DatabaseKind kind, String scheme) {
		this.kind = kind;
		this.scheme = scheme;
	}

	static DatabaseUrl parse(DatabaseKind kind, String scheme, String text) {
		if (!text.startsWith("//")) {
			throw InvalidDatabaseUrlException.of("'//' must follow the scheme.");
		}
		return new ServerUrlParser(kind, scheme).parse(text.substring(2));
	}

	private DatabaseUrl parse(String text) {
		int delimiter = ServerLocation.firstOf(text, "/?#");
		int separator = text.lastIndexOf('@', delimiter - 1);
		InvalidDatabaseUrlException problem = null;
		Reading standard = null;
		try {
			standard = read(text, separator);
		}
		catch (InvalidDatabaseUrlException ex) {
			problem = ex;
		}
		return toUrl(select(standard, rawReadings(text, delimiter), problem));
	}

	private List<Reading> rawReadings(String text, int delimiter) {
		List<Reading> readings = new ArrayList<>();
		int colon = text.indexOf(':');
		int separator = (colon >= 0 && colon < delimiter) ? text.indexOf('@', delimiter) : -1;
		while (separator >= 0) {
			try {
				readings.add(read(text, separator));
			}
			catch (InvalidDatabaseUrlException ex) {
				// this '@' is part of the password
			}
			separator = text.indexOf('@', separator + 1);
		}
		return readings;
	}

	private Reading read(String text, int separator) {
		Credentials credentials = (separator < 0) ? Credentials.NONE : Credentials.parse(text.substring(0, separator));
		int defaultPort = isServiceRecord() ? 0 : this.kind.defaultPort();
		return new Reading(credentials, ServerLocation.parse(text.substring(separator + 1), defaultPort));
	}

	private static Reading select(@Nullable Reading standard, List<Reading> raw,
			@Nullable InvalidDatabaseUrlException problem) {
		if (standard != null && (raw.isEmpty() || standard.hasCredentials())) {
			return standard;
		}
		if (standard == null && raw.size() == 1) {
			return raw.get(0);
		}
		if (standard == null && raw.isEmpty()) {
			throw Objects.requireNonNull(problem);
		}
		throw InvalidDatabaseUrlException.of("it is ambiguous which '@' ends the password.");
	}

	private DatabaseUrl toUrl(Reading reading) {
		ServerLocation location = reading.location();
		Map<String, String> parameters = location.parameters();
		Credentials credentials = reading.credentials().merge(parameters);
		if (isServiceRecord() && (location.hosts().size() != 1 || location.hosts().get(0).port() != 0)) {
			throw InvalidDatabaseUrlException.of("mongodb+srv takes exactly one host and no port.");
		}
		String database = location.database().isEmpty() ? defaultDatabase(credentials) : location.database();
		return new DatabaseUrl(this.kind, this.scheme, location.hosts(), database, credentials, parameters);
	}

	private String defaultDatabase(Credentials credentials) {
		if (this.kind == DatabaseKind.POSTGRESQL && credentials.username() != null) {
			return credentials.username();
		}
		throw InvalidDatabaseUrlException
			.of("the name of the database is missing (" + this.scheme + "://user:password@host/database).");
	}

	private boolean isServiceRecord() {
		return this.scheme.endsWith("+srv");
	}

	private record Reading(Credentials credentials, ServerLocation location) {

		boolean hasCredentials() {
			return !this.credentials.isEmpty() || this.location.parameters().containsKey("user");
		}

	}

}
