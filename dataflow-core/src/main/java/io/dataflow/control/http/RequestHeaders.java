/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control.http;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Makes the headers of a request of the input {@code headers}.
 */
final class RequestHeaders {

	/** What the client sets itself; another value would hide a second request. */
	private static final Set<String> REFUSED = Set.of("host", "content-length", "transfer-encoding", "connection",
			"upgrade", "te", "trailer", "expect");

	private RequestHeaders() {
	}

	static HttpHeaders parse(@Nullable Object value) {
		HttpHeaders headers = new HttpHeaders();
		if (value instanceof Map<?, ?> map) {
			map.forEach((name, values) -> add(String.valueOf(name), values, headers));
		}
		return headers;
	}

	private static void add(String name, @Nullable Object value, HttpHeaders headers) {
		if (!name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+")) {
			throw new InvalidHttpRequestException("headers", "have names of letters, digits and dashes");
		}
		if (REFUSED.contains(name.toLowerCase(Locale.ROOT))) {
			throw new InvalidHttpRequestException("headers", "not hold '" + name + "', which the client sets itself");
		}
		Collection<?> values = (value instanceof Collection<?> several) ? several
				: (value != null) ? List.of(value) : List.of();
		for (Object one : values) {
			headers.add(name, checked(name, String.valueOf(one)));
		}
	}

	private static String checked(String name, String value) {
		if (value.chars().anyMatch((c) -> (c < ' ' && c != '\t') || c == 0x7f || c > 0xff)) {
			throw new InvalidHttpRequestException("headers",
					"have values of printable characters of Latin-1, but that of '" + name + "' has others");
		}
		return value;
	}

}
