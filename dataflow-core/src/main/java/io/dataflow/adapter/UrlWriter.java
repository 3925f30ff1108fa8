/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Writes a URL in its normal form, with or without its secrets.
 */
final class UrlWriter {

	private static final String MASK = "***";

	private final DatabaseUrl url;

	private final boolean masked;

	private UrlWriter(DatabaseUrl url, boolean masked) {
		this.url = url;
		this.masked = masked;
	}

	static String write(DatabaseUrl url, String scheme, boolean masked) {
		UrlWriter writer = new UrlWriter(url, masked);
		return switch (url.kind()) {
			case H2 -> scheme + ":" + url.database() + writer.settings();
			case SQLITE -> scheme + ":///" + PercentCoding.encodeQuery(url.database()) + writer.query();
			default -> scheme + "://" + writer.credentials() + writer.hosts() + "/"
					+ PercentCoding.encode(url.database()) + writer.query();
		};
	}

	private String settings() {
		StringBuilder settings = new StringBuilder();
		this.url.parameters()
			.forEach((name, value) -> settings.append(';').append(name).append('=').append(value(name, value)));
		this.url.username().filter((name) -> !name.equals("sa")).ifPresent((name) -> settings.append(";USER=" + name));
		this.url.password()
			.filter((password) -> !password.isEmpty())
			.ifPresent((password) -> settings.append(";PASSWORD=").append(value("PASSWORD", password)));
		return settings.toString();
	}

	private String credentials() {
		if (this.url.username().isEmpty() && this.url.password().isEmpty()) {
			return "";
		}
		String password = this.url.password()
			.map((value) -> ":" + encoded("password", value, PercentCoding::encode))
			.orElse("");
		return PercentCoding.encode(this.url.username().orElse("")) + password + "@";
	}

	private String hosts() {
		return this.url.hosts().stream().map(DatabaseHost::toString).collect(Collectors.joining(","));
	}

	private String query() {
		StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
		this.url.parameters()
			.forEach((name, value) -> query.add(name + "=" + encoded(name, value, PercentCoding::encodeQuery)));
		if (!this.url.kind().isServer()) {
			this.url.username().ifPresent((name) -> query.add("user=" + PercentCoding.encodeQuery(name)));
			this.url.password()
				.ifPresent((value) -> query.add("password=" + encoded("password", value, PercentCoding::encodeQuery)));
		}
		return query.toString();
	}

	private String value(String name, String value) {
		return (this.masked && UrlParameters.isSecret(name)) ? MASK : value;
	}

	private String encoded(String name, String value, UnaryOperator<String> encoding) {
		return (this.masked && UrlParameters.isSecret(name)) ? MASK : encoding.apply(value);
	}

}
