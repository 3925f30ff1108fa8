/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.dataflow.control.DurationInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/**
 * A request as the inputs of a node describe it.
 *
 * @param method the method
 * @param uri the address with its query
 * @param headers the headers
 * @param body the body, or {@code null} when there is none
 * @param timeout how long to wait for the whole response
 * @param responseType how to read the response: json, text or auto
 * @param failsOnStatus whether a status of 400 or more is a failure
 */
record OutgoingRequest(HttpMethod method, URI uri, HttpHeaders headers, byte @Nullable [] body, Duration timeout,
		String responseType, boolean failsOnStatus) {

	private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

	private static final List<String> RESPONSE_TYPES = List.of("auto", "json", "text");

	private static final Duration LONGEST = Duration.ofMinutes(5);

	static OutgoingRequest of(Map<String, @Nullable Object> inputs, JsonMapper json) {
		HttpHeaders headers = RequestHeaders.parse(inputs.get("headers"));
		byte @Nullable [] body = body(inputs.get("body"), headers, json);
		return new OutgoingRequest(method(inputs.get("method")), uri(inputs), headers, body,
				timeout(inputs.get("timeout")), responseType(inputs.get("response_type")),
				!String.valueOf(inputs.get("fail_on_status")).matches("(?i)false|0"));
	}

	static HttpMethod method(@Nullable Object value) {
		String name = (value != null) ? value.toString().toUpperCase(Locale.ROOT) : "GET";
		if (!METHODS.contains(name)) {
			throw new InvalidHttpRequestException("method", "be one of " + String.join(", ", METHODS));
		}
		return HttpMethod.valueOf(name);
	}

	static URI uri(Map<String, @Nullable Object> inputs) {
		Object url = inputs.get("url");
		return RequestUrl.parse((url != null) ? url.toString() : "", inputs.get("query"));
	}

	static Duration timeout(@Nullable Object value) {
		Object given = (value != null) ? value : HttpNode.TIMEOUT;
		return DurationInput.parse(HttpNode.NAME, "timeout", given, LONGEST);
	}

	static String responseType(@Nullable Object value) {
		String name = (value != null) ? value.toString().toLowerCase(Locale.ROOT) : "auto";
		if (!RESPONSE_TYPES.contains(name)) {
			throw new InvalidHttpRequestException("response_type", "be one of " + String.join(", ", RESPONSE_TYPES));
		}
		return name;
	}

	private static byte @Nullable [] body(@Nullable Object value, HttpHeaders headers, JsonMapper json) {
		if (value == null) {
			return null;
		}
		if (value instanceof byte[] bytes) {
			addType(headers, MediaType.APPLICATION_OCTET_STREAM_VALUE);
			return bytes;
		}
		if (value instanceof CharSequence text) {
			addType(headers, "text/plain;charset=UTF-8");
			return text.toString().getBytes(StandardCharsets.UTF_8);
		}
		addType(headers, MediaType.APPLICATION_JSON_VALUE);
		return json(value, json);
	}

	private static void addType(HttpHeaders headers, String type) {
		if (headers.getFirst(HttpHeaders.CONTENT_TYPE) == null) {
			headers.set(HttpHeaders.CONTENT_TYPE, type);
		}
	}

	private static byte[] json(Object value, JsonMapper json) {
		try {
			return json.writeValueAsBytes(value);
		}
		catch (JacksonException ex) {
			// the cause may show the body
			throw new InvalidHttpRequestException("body", "be text, or something that can be written as JSON");
		}
	}

	/**
	 * Return what is called, without query, headers and body, for messages.
	 */
	String target() {
		return this.method.name() + " " + RequestUrl.shown(this.uri);
	}

}
