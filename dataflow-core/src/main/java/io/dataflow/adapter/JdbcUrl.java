/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * Turns a {@link DatabaseUrl} into what JDBC drivers take.
 */
final class JdbcUrl {

	// others belong to the R2DBC driver or to a single statement, not to a migration
	private static final Map<String, String> POSTGRESQL = Map.ofEntries(Map.entry("ssl", "ssl"),
			Map.entry("sslmode", "sslmode"), Map.entry("sslrootcert", "sslrootcert"), Map.entry("sslcert", "sslcert"),
			Map.entry("sslkey", "sslkey"), Map.entry("sslpassword", "sslpassword"),
			Map.entry("sslnegotiation", "sslNegotiation"), Map.entry("applicationname", "ApplicationName"),
			Map.entry("connecttimeout", "connectTimeout"), Map.entry("currentschema", "currentSchema"),
			Map.entry("schema", "currentSchema"), Map.entry("options", "options"),
			Map.entry("targetservertype", "targetServerType"), Map.entry("loadbalancehosts", "loadBalanceHosts"),
			Map.entry("tcpkeepalive", "tcpKeepAlive"));

	// what the JDBC driver does not know it takes for a part of the file's name
	private static final Set<String> SQLITE_OWN = Set.of("enablewal", "cachesizemb", "mmapsizemb");

	private JdbcUrl() {
	}

	static Optional<String> of(DatabaseUrl url) {
		return switch (url.kind()) {
			case POSTGRESQL -> Optional.of(server("postgresql", url));
			case MYSQL -> Optional.of(server("mysql", url));
			case MARIADB -> Optional.of(server("mariadb", url));
			case H2 -> Optional.of("jdbc:h2:" + (url.isInMemory() ? "mem:" : "file:") + url.database() + settings(url));
			case SQLITE -> Optional.of("jdbc:sqlite:" + url.database() + query(url));
			case MONGODB -> Optional.empty();
		};
	}

	static Map<String, String> properties(DatabaseUrl url) {
		Map<String, String> properties = new LinkedHashMap<>();
		driverParameters(url).forEach((name, value) -> {
			if (isProperty(url, name)) {
				properties.put(name, value);
			}
		});
		return properties;
	}

	private static String server(String scheme, DatabaseUrl url) {
		String hosts = url.hosts().stream().map(DatabaseHost::toString).collect(Collectors.joining(","));
		return "jdbc:" + scheme + "://" + hosts + "/" + PercentCoding.encode(url.database()) + query(url);
	}

	private static String query(DatabaseUrl url) {
		StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
		driverParameters(url).forEach((name, value) -> {
			if (!isProperty(url, name)) {
				query.add(name + "=" + PercentCoding.encodeQuery(value));
			}
		});
		return query.toString();
	}

	private static String settings(DatabaseUrl url) {
		return url.parameters()
			.entrySet()
			.stream()
			.map((entry) -> ";" + entry.getKey() + "=" + entry.getValue())
			.collect(Collectors.joining());
	}

	private static boolean isProperty(DatabaseUrl url, String name) {
		return url.kind() != DatabaseKind.H2 && UrlParameters.isSecret(name);
	}

	private static Map<String, String> driverParameters(DatabaseUrl url) {
		if (url.kind() == DatabaseKind.MYSQL || url.kind() == DatabaseKind.MARIADB) {
			return MysqlJdbcParameters.of(url);
		}
		Map<String, String> parameters = new LinkedHashMap<>();
		if (url.kind() == DatabaseKind.SQLITE) {
			parameters.putAll(url.parameters());
			parameters.keySet().removeIf((name) -> SQLITE_OWN.contains(name.replace("_", "").toLowerCase(Locale.ROOT)));
			return parameters;
		}
		if (url.kind() != DatabaseKind.POSTGRESQL) {
			return url.parameters();
		}
		url.parameters().forEach((name, value) -> {
			String driverName = POSTGRESQL.get(name.replace("_", "").toLowerCase(Locale.ROOT));
			if (driverName != null) {
				parameters.put(driverName, driverName.equals("options") ? startOptions(value) : value);
			}
		});
		return parameters;
	}

	private static String startOptions(String value) {
		if (value.startsWith("-")) {
			return value;
		}
		return Arrays.stream(value.split(";")).map((pair) -> "-c " + pair).collect(Collectors.joining(" "));
	}

}
