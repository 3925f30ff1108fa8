/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The parameters of a MySQL or MariaDB URL as their JDBC drivers, which differ, take
 * them. Others belong to the R2DBC driver or to a single statement, not to a migration.
 */
final class MysqlJdbcParameters {

	private static final Map<String, String> MARIADB_SSL = Map.of("disabled", "disable", "required", "trust",
			"verify_ca", "verify-ca", "verify_identity", "verify-full");

	private MysqlJdbcParameters() {
	}

	static Map<String, String> of(DatabaseUrl url) {
		Map<String, String> parameters = new LinkedHashMap<>();
		url.parameters().forEach((name, value) -> {
			switch (name.replaceAll("[_-]", "").toLowerCase(Locale.ROOT)) {
				case "sslmode" -> sslMode(url.kind(), value, parameters);
				case "connecttimeout" -> parameters.put("connectTimeout", value + "000");
				case "tcpkeepalive" -> parameters.put("tcpKeepAlive", value);
				case "sslca" -> sslCa(url.kind(), value, parameters);
				case "sessionvariables" -> parameters.put("sessionVariables", value);
				case "createdatabaseifnotexist" -> parameters.put("createDatabaseIfNotExist", value);
				default -> {
				}
			}
		});
		return parameters;
	}

	private static void sslMode(DatabaseKind kind, String value, Map<String, String> parameters) {
		String mode = value.replace('-', '_').toLowerCase(Locale.ROOT);
		if (kind == DatabaseKind.MYSQL) {
			parameters.put("sslMode", mode.toUpperCase(Locale.ROOT));
		}
		else if (MARIADB_SSL.containsKey(mode)) {
			parameters.put("sslMode", MARIADB_SSL.get(mode));
		}
	}

	/**
	 * The driver of MySQL reads no certificates of this form.
	 */
	private static void sslCa(DatabaseKind kind, String value, Map<String, String> parameters) {
		if (kind == DatabaseKind.MARIADB) {
			parameters.put("serverSslCert", value);
		}
	}

}
