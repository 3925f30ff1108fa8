/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Makes the address of a request of the inputs {@code url} and {@code query}.
 */
final class RequestUrl {

	private static final Pattern NUMBER_AT_END = Pattern.compile("(?i)(^|\\.)(0x[0-9a-f]*|[0-9]+)\\.?$");

	private static final Pattern PLAIN_ADDRESS = Pattern.compile("((0|[1-9][0-9]{0,2})\\.){3}(0|[1-9][0-9]{0,2})");

	private RequestUrl() {
	}

	/**
	 * Read an address.
	 * @throws InvalidHttpRequestException DF-102 when it is none that may be called
	 */
	static URI parse(String text, @Nullable Object query) {
		URI uri = uri(text);
		String scheme = (uri.getScheme() != null) ? uri.getScheme().toLowerCase(Locale.ROOT) : "";
		if (!scheme.equals("http") && !scheme.equals("https")) {
			throw new InvalidHttpRequestException("url", "begin with http:// or https://");
		}
		if (uri.getRawUserInfo() != null || String.valueOf(uri.getRawAuthority()).contains("@")) {
			throw new InvalidHttpRequestException("url", "hold no user or password; pass a header instead");
		}
		if (uri.getHost() == null || isOddNumber(uri.getHost()) || uri.getPort() > 65535) {
			throw new InvalidHttpRequestException("url",
					"name a host by a name or by an address in its usual form, and a port below 65536");
		}
		return withQuery(uri, scheme, query);
	}

	/**
	 * Return whether a host is an IPv4 address that is not written as four plain numbers;
	 * 0x7f000001, 127.1 and 0177.0.0.1 mean different hosts to different resolvers.
	 */
	private static boolean isOddNumber(String host) {
		return NUMBER_AT_END.matcher(host).find() && !PLAIN_ADDRESS.matcher(host).matches();
	}

	private static URI uri(String text) {
		try {
			return new URI(text.strip());
		}
		catch (URISyntaxException ex) {
			// the cause would show the address with all its secrets
			throw new InvalidHttpRequestException("url",
					"be an address such as https://example.org/path, with special characters percent-encoded");
		}
	}

	private static URI withQuery(URI uri, String scheme, @Nullable Object query) {
		List<String> pairs = new ArrayList<>();
		if (uri.getRawQuery() != null) {
			pairs.add(uri.getRawQuery());
		}
		if (query instanceof Map<?, ?> map) {
			map.forEach((name, value) -> addPairs(String.valueOf(name), value, pairs));
		}
		String path = (uri.getRawPath() == null || uri.getRawPath().isEmpty()) ? "/" : uri.getRawPath();
		return uri(scheme + "://" + authority(uri) + path + ((pairs.isEmpty()) ? "" : "?" + String.join("&", pairs)));
	}

	private static void addPairs(String name, @Nullable Object value, List<String> pairs) {
		if (value instanceof Collection<?> values) {
			values.forEach((one) -> addPairs(name, one, pairs));
		}
		else if (value != null) {
			pairs.add(encoded(name) + "=" + encoded(value.toString()));
		}
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

	private static String authority(URI uri) {
		return uri.getHost() + ((uri.getPort() >= 0) ? ":" + uri.getPort() : "");
	}

	/**
	 * Return the host as resolvers know it, without the brackets of an IPv6 address.
	 */
	static String host(URI uri) {
		String host = uri.getHost();
		return (host.startsWith("[")) ? host.substring(1, host.length() - 1) : host;
	}

	/**
	 * Return an address without its query, for messages.
	 */
	static String shown(URI uri) {
		return uri.getScheme() + "://" + authority(uri) + uri.getRawPath();
	}

}
