/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Where a database is: the parsed form of {@code DATABASE_URL}. Immutable.
 * <p>
 * Accepted are {@code postgresql://}, {@code postgres://}, {@code mysql://},
 * {@code mariadb://}, {@code mongodb://} (each also with a driver suffix such as
 * {@code postgresql+asyncpg://}), {@code mongodb+srv://}, {@code h2:mem:name},
 * {@code h2:file:./path}, {@code sqlite:///relative.db}, {@code sqlite:////absolute.db},
 * {@code :memory:} and the path of a {@code .db}, {@code .sqlite} or {@code .sqlite3}
 * file. A prefix {@code jdbc:} or {@code r2dbc:} is ignored.
 * <p>
 * Special characters of a password are best percent-encoded. Raw ones are taken too: an
 * {@code @} ends the credentials only if valid hosts, a valid database name (without raw
 * {@code /} and {@code @}) and valid parameters follow, and everything between the first
 * {@code :} and that {@code @} is the password. When that leaves several readings, the
 * one of RFC 3986 is taken if it has a user name, otherwise the URL is refused. A percent
 * sign without two hexadecimal digits, and a plus sign, stand for themselves.
 * <p>
 * Without a host the host is {@code localhost}; a PostgreSQL URL without a database means
 * the database named like the user.
 *
 * @since 0.1.0
 */
public final class DatabaseUrl {

	private final DatabaseKind kind;

	private final String scheme;

	private final List<DatabaseHost> hosts;

	private final String database;

	private final Credentials credentials;

	private final Map<String, String> parameters;

	DatabaseUrl(DatabaseKind kind, String scheme, List<DatabaseHost> hosts, String database, Credentials credentials,
			Map<String, String> parameters) {
		this.kind = kind;
		this.scheme = scheme;
		this.hosts = List.copyOf(hosts);
		this.database = database;
		this.credentials = credentials;
		this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
	}

	/**
	 * Read a URL. White space around it is ignored.
	 * @param url the URL as the user wrote it
	 * @return the parsed URL
	 * @throws InvalidDatabaseUrlException DF-401 when the URL is missing or a part of it
	 * is wrong or ambiguous
	 * @throws UnsupportedDatabaseException DF-403 when the scheme is not an accepted one
	 */
	public static DatabaseUrl parse(@Nullable String url) {
		if (url == null || url.isBlank()) {
			throw new InvalidDatabaseUrlException("The database URL is empty.",
					"Set DATABASE_URL, for instance to postgresql://user:password@host/database.");
		}
		return DatabaseUrlParser.parse(url);
	}

	/**
	 * Return the URL of an H2 database in memory that lives as long as this process.
	 * @param name the name, of letters, digits, {@code _}, {@code .} and {@code -}
	 * @return the URL
	 * @throws InvalidDatabaseUrlException DF-401 when the name has other characters
	 */
	public static DatabaseUrl inMemory(String name) {
		if (!name.matches("[A-Za-z0-9_.-]+")) {
			throw InvalidDatabaseUrlException
				.of("the name of an H2 database in memory has other characters than letters, digits and _ . -");
		}
		return parse("h2:mem:" + name);
	}

	/**
	 * Return which database the URL names.
	 * @return the kind
	 */
	public DatabaseKind kind() {
		return this.kind;
	}

	/**
	 * Return the servers in their order. More than one is a replica set of MongoDB or
	 * servers that the driver tries in turn.
	 * @return the servers, empty for H2 and SQLite
	 */
	public List<DatabaseHost> hosts() {
		return this.hosts;
	}

	/**
	 * Return the database on the server, the name of an H2 database in memory, or the
	 * path of a file.
	 * @return the database, never empty; {@code :memory:} for SQLite in memory
	 */
	public String database() {
		return this.database;
	}

	/**
	 * Return whether the data is lost when this process ends.
	 * @return {@code true} for H2 and SQLite in memory
	 */
	public boolean isInMemory() {
		return this.scheme.equals("h2:mem") || (this.kind == DatabaseKind.SQLITE && this.database.equals(":memory:"));
	}

	/**
	 * Return the user name, wherever the URL has it.
	 * @return the user name; {@code sa} for H2 when the URL names none
	 */
	public Optional<String> username() {
		return Optional.ofNullable(this.credentials.username());
	}

	/**
	 * Return the password, decoded. Never log it.
	 * @return the password; an empty one for H2 when the URL has none
	 */
	public Optional<String> password() {
		return Optional.ofNullable(this.credentials.password());
	}

	/**
	 * Return the parameters in their order, decoded, without user name and password. The
	 * names are as they were written, those of H2 in upper case. Values may be secret,
	 * for instance that of {@code sslpassword}.
	 * @return the parameters, unmodifiable; an H2 database in memory has
	 * {@code DB_CLOSE_DELAY}
	 */
	public Map<String, String> parameters() {
		return this.parameters;
	}

	/**
	 * Return the URL for a JDBC driver, without user name, password and other secrets:
	 * give {@link #username()}, {@link #password()} and {@link #jdbcProperties()}
	 * besides. The settings of H2 are all in the URL, as its driver wants them.
	 * @return the URL, or empty for MongoDB
	 */
	public Optional<String> jdbcUrl() {
		return JdbcUrl.of(this);
	}

	/**
	 * Return the secret parameters that {@link #jdbcUrl()} leaves out, by the names of
	 * the JDBC driver. Never log them.
	 * @return the properties, mostly empty
	 */
	public Map<String, String> jdbcProperties() {
		return JdbcUrl.properties(this);
	}

	/**
	 * Return the complete URL in its normal form, with percent-encoded user name and
	 * password, for a driver that takes one. Never log it.
	 * @return the URL with all secrets
	 */
	public String toSecretString() {
		return UrlWriter.write(this, this.scheme, false);
	}

	/**
	 * Return the URL in its normal form, with {@code ***} in place of secrets.
	 * @return the URL, safe to log
	 */
	@Override
	public String toString() {
		return UrlWriter.write(this, this.scheme, true);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof DatabaseUrl that && toSecretString().equals(that.toSecretString());
	}

	@Override
	public int hashCode() {
		return toSecretString().hashCode();
	}

}
