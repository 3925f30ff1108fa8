/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.dataflow.adapter.InvalidDatabaseUrlException;

/**
 * The parameters of a PostgreSQL URL that the R2DBC driver takes. Parameters are found by
 * name without regard to case and underscores, so that {@code sslmode} and
 * {@code sslMode}, {@code application_name} and {@code applicationName} are the same.
 */
enum PostgresqlOption {

	SSL_MODE("sslMode", "disable", "allow", "prefer", "require", "verify-ca", "verify-full", "tunnel"),
	SSL("ssl", Type.FLAG), SSL_ROOT_CERT("sslRootCert", Type.TEXT), SSL_CERT("sslCert", Type.TEXT),
	SSL_KEY("sslKey", Type.TEXT), SSL_PASSWORD("sslPassword", Type.TEXT), SSL_SNI("sslSni", Type.FLAG),
	SSL_NEGOTIATION("sslNegotiation", "postgres", "direct", "tunnel"), APPLICATION_NAME("applicationName", Type.TEXT),
	CONNECT_TIMEOUT("connectTimeout", Type.SECONDS), STATEMENT_TIMEOUT("statementTimeout", Type.MILLISECONDS),
	LOCK_WAIT_TIMEOUT("lockWaitTimeout", Type.MILLISECONDS), CURRENT_SCHEMA("currentSchema", Type.TEXT),
	SCHEMA("schema", Type.TEXT), OPTIONS("options", Type.SETTINGS),
	TARGET_SERVER_TYPE("targetServerType", "any", "primary", "secondary", "preferSecondary"),
	LOAD_BALANCE_HOSTS("loadBalanceHosts", Type.FLAG), TCP_KEEP_ALIVE("tcpKeepAlive", Type.FLAG),
	TCP_NO_DELAY("tcpNoDelay", Type.FLAG), TIME_ZONE("timeZone", Type.TEXT), FETCH_SIZE("fetchSize", Type.NUMBER),
	PREPARED_STATEMENT_CACHE_QUERIES("preparedStatementCacheQueries", Type.NUMBER),
	AUTODETECT_EXTENSIONS("autodetectExtensions", Type.FLAG), FORCE_BINARY("forceBinary", Type.FLAG),
	COMPATIBILITY_MODE("compatibilityMode", Type.FLAG);

	private final String driverName;

	private final Type type;

	private final List<String> choices;

	PostgresqlOption(String driverName, Type type) {
		this.driverName = driverName;
		this.type = type;
		this.choices = List.of();
	}

	PostgresqlOption(String driverName, String... choices) {
		this.driverName = driverName;
		this.type = Type.CHOICE;
		this.choices = List.of(choices);
	}

	static Optional<PostgresqlOption> find(String parameter) {
		String name = parameter.replace("_", "").toLowerCase(Locale.ROOT);
		return Stream.of(values()).filter((option) -> option.driverName.equalsIgnoreCase(name)).findFirst();
	}

	static List<String> names() {
		return Stream.of(values()).map(PostgresqlOption::driverName).toList();
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
			case SETTINGS -> settings(value);
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
		return this.choices.stream()
			.filter((choice) -> choice.equalsIgnoreCase(value))
			.findFirst()
			.orElseThrow(() -> invalid("one of " + String.join(", ", this.choices)));
	}

	/**
	 * Read settings of the server as libpq ({@code -c name=value}) or as the R2DBC driver
	 * ({@code name=value;name=value}) write them.
	 */
	private Map<String, String> settings(String value) {
		Map<String, String> settings = new LinkedHashMap<>();
		String separator = value.strip().startsWith("-") ? "(?:^|\\s+)(?:-c\\s*|--)" : ";";
		for (String setting : value.strip().split(separator)) {
			int equals = setting.indexOf('=');
			if (equals > 0) {
				settings.put(setting.substring(0, equals).strip(), setting.substring(equals + 1).strip());
			}
			else if (!setting.isBlank()) {
				throw invalid("of the form '-c name=value' or 'name=value;name=value'");
			}
		}
		return settings;
	}

	private InvalidDatabaseUrlException invalid(String expected) {
		return new InvalidDatabaseUrlException(
				"Invalid database URL: parameter '" + this.driverName + "' must be " + expected + ".",
				"Correct or remove the parameter.");
	}

	private enum Type {

		TEXT, FLAG, NUMBER, SECONDS, MILLISECONDS, SETTINGS, CHOICE

	}

}
