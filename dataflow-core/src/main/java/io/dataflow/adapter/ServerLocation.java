/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What follows the credentials in the URL of a server: hosts, database and parameters.
 *
 * @param hosts the hosts, at least one
 * @param database the name of the database, or an empty string
 * @param parameters the parameters in their order, user name and password included
 */
record ServerLocation(List<DatabaseHost> hosts, String database, Map<String, String> parameters) {

	private static final Pattern HOST = Pattern
		.compile("(?:\\[(?<address>[0-9A-Fa-f:.]+)]|(?<name>[\\p{L}\\p{N}._-]+))(?::(?<port>[^:]*))?");

	static ServerLocation parse(String text, int defaultPort) {
		int slash = firstOf(text, "/?#");
		int question = firstOf(text.substring(slash), "?#") + slash;
		if (text.indexOf('#', slash) >= 0) {
			throw InvalidDatabaseUrlException.of("'#' must be percent-encoded.");
		}
		String query = text.substring(Math.min(question + 1, text.length()));
		return new ServerLocation(parseHosts(text.substring(0, slash), defaultPort),
				parseDatabase(text.substring(slash, question)), UrlParameters.parseQuery(query));
	}

	/**
	 * Return the position of the first of some characters, or the length.
	 */
	static int firstOf(String text, String characters) {
		for (int index = 0; index < text.length(); index++) {
			if (characters.indexOf(text.charAt(index)) >= 0) {
				return index;
			}
		}
		return text.length();
	}

	private static List<DatabaseHost> parseHosts(String text, int defaultPort) {
		if (text.isEmpty()) {
			return List.of(new DatabaseHost("localhost", defaultPort));
		}
		List<DatabaseHost> hosts = new ArrayList<>();
		for (String host : text.split(",", -1)) {
			hosts.add(parseHost(host, defaultPort));
		}
		return List.copyOf(hosts);
	}

	private static DatabaseHost parseHost(String text, int defaultPort) {
		Matcher matcher = HOST.matcher(text);
		if (!matcher.matches()) {
			throw InvalidDatabaseUrlException.of("the host is neither a name nor an address (IPv6 in brackets).");
		}
		String address = matcher.group("address");
		String name = (address != null) ? address : matcher.group("name");
		String port = matcher.group("port");
		return new DatabaseHost(name, (port == null || port.isEmpty()) ? defaultPort : parsePort(port));
	}

	private static int parsePort(String text) {
		int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
		if (port < 1 || port > 65535) {
			throw InvalidDatabaseUrlException.of("the port is not a number from 1 to 65535.");
		}
		return port;
	}

	private static String parseDatabase(String path) {
		String name = path.isEmpty() ? "" : path.substring(1);
		if (firstOf(name, "/@") < name.length()) {
			throw InvalidDatabaseUrlException.of("the name of the database contains a raw '/' or '@'.");
		}
		return PercentCoding.decode(name);
	}

}
