/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import io.dataflow.adapter.InvalidDatabaseUrlException;

/**
 * The parameters of a MySQL or MariaDB URL that the R2DBC driver takes. Parameters are
 * found by name without regard to case, hyphens and underscores.
 */
enum MysqlOption {

	SSL_MODE("sslMode", "disabled", "preferred", "required", "verify_ca", "verify_identity", "tunnel"),
	SSL("ssl", Type.FLAG), SSL_CA("sslCa", Type.TEXT), SSL_CERT("sslCert", Type.TEXT), SSL_KEY("sslKey", Type.TEXT),
	SSL_KEY_PASSWORD("sslKeyPassword", Type.TEXT), TLS_VERSION("tlsVersion", Type.TEXT),
	SERVER_RSA_PUBLIC_KEY_FILE("serverRSAPublicKeyFile", Type.TEXT), UNIX_SOCKET("unixSocket", Type.TEXT),
	CONNECT_TIMEOUT("connectTimeout", Type.SECONDS), STATEMENT_TIMEOUT("statementTimeout", Type.MILLISECONDS),
	LOCK_WAIT_TIMEOUT("lockWaitTimeout", Type.MILLISECONDS), SESSION_VARIABLES("sessionVariables", Type.TEXT),
	CREATE_DATABASE_IF_NOT_EXIST("createDatabaseIfNotExist", Type.FLAG), TCP_KEEP_ALIVE("tcpKeepAlive", Type.FLAG),
	TCP_NO_DELAY("tcpNoDelay", Type.FLAG), COMPRESSION_ALGORITHMS("compressionAlgorithms", Type.TEXT),
	ZSTD_COMPRESSION_LEVEL("zstdCompressionLevel", Type.NUMBER), METRICS("metrics", Type.FLAG),
	AUTODETECT_EXTENSIONS("autodetectExtensions", Type.FLAG), QUERY_CACHE_SIZE("queryCacheSize", Type.NUMBER);

	private final String driverName;

	private final Type type;

	private final List<String> choices;

	MysqlOption(String driverName, Type type) {
		this.driverName = driverName;
		this.type = type;
		this.choices = List.of();
	}

	MysqlOption(String driverName, String... choices) {
		this.driverName = driverName;
		this.type = Type.CHOICE;
		this.choices = List.of(choices);
	}

	static Optional<MysqlOption> find(String parameter) {
		String name = parameter.replaceAll("[_-]", "").toLowerCase(Locale.ROOT);
		return Stream.of(values()).filter((option) -> option.driverName.equalsIgnoreCase(name)).findFirst();
	}

	static List<String> names() {
		return Stream.of(values()).map(MysqlOption::driverName).toList();
	}

	String driverName() {
		return this.driverName;
	}

	Object convert(String value) {
		return switch (this.type) {
			case TEXT -> value;
			case FLAG -> flag(value);
			case NUMBER -> number(value);
			case SECONDS -> Duration.ofSeconds(number(value));
			case MILLISECONDS -> Duration.ofMillis(number(value));
			case CHOICE -> choice(value);
		};
	}

	private boolean flag(String value) {
		return switch (value.toLowerCase(Locale.ROOT)) {
			case "true", "on", "1" -> true;
			case "false", "off", "0" -> false;
			default -> throw invalid("true or false");
		};
	}

	private int number(String value) {
		if (!value.matches("[0-9]{1,9}")) {
			throw invalid(switch (this.type) {
				case SECONDS -> "a whole number of seconds";
				case MILLISECONDS -> "a whole number of milliseconds";
				default -> "a whole number";
			});
		}
		return Integer.parseInt(value);
	}

	private String choice(String value) {
		String name = value.replace('-', '_');
		return this.choices.stream()
			.filter((choice) -> choice.equalsIgnoreCase(name))
			.findFirst()
			.orElseThrow(() -> invalid("one of " + String.join(", ", this.choices)));
	}

	private InvalidDatabaseUrlException invalid(String expected) {
		return new InvalidDatabaseUrlException(
				"Invalid database URL: parameter '" + this.driverName + "' must be " + expected + ".",
				"Correct or remove the parameter.");
	}

	private enum Type {

		TEXT, FLAG, NUMBER, SECONDS, MILLISECONDS, CHOICE

	}

}
