/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control.http;

import java.util.Map;

import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Port;

/**
 * The node type {@code HttpNode}, which calls other services. Needs spring-webflux and
 * reactor-netty-http.
 *
 * <p>
 * Unless {@link HttpNodeSettings} allow more, it calls hosts of the public Internet only:
 * the addresses of a host are looked up once, all are checked, and the connection goes to
 * one of these. Redirects are not followed; a status below 400 such as 302 is a result
 * like any other. Connections are not kept. Messages show neither query nor headers nor
 * bodies.
 *
 * @since 0.1.0
 */
public final class HttpNode {

	static final String NAME = "HttpNode";

	static final String TIMEOUT = "PT10S";

	private HttpNode() {
	}

	/**
	 * Return the node type.
	 * @param settings what its nodes may do
	 * @return the node type
	 */
	public static NodeType type(HttpNodeSettings settings) {
		return type(new HttpCall(settings, HostLookup.system()));
	}

	static NodeType type(HttpCall call) {
		return NodeType.of(NAME)
			.description("Calls a service by HTTP and gives its response.")
			.input(Port.optional("method", String.class)
				.withDefault("GET")
				.withDescription("GET, HEAD, POST, PUT, PATCH, DELETE or OPTIONS."))
			.input(Port.required("url", String.class)
				.asSensitive()
				.withDescription("Address that begins with http:// or https://, without user and password."))
			.input(Port.optional("headers", Map.class)
				.withEntries()
				.asSensitive()
				.withDescription("Headers by name, each a value or a list of values."))
			.input(Port.optional("query", Map.class)
				.withEntries()
				.asSensitive()
				.withDescription("Parameters of the query by name, each a value or a list of values."))
			.input(Port.optional("body", Object.class)
				.asSensitive()
				.withDescription("Body: text as it is, everything else as JSON."))
			.input(Port.optional("timeout", Object.class)
				.withDefault(TIMEOUT)
				.withDescription("How long to wait for the whole response, up to five minutes: ISO-8601 text or "
						+ "milliseconds."))
			.input(Port.optional("response_type", String.class)
				.withDefault("auto")
				.withDescription("json, text, or auto to decide by the content type of the response."))
			.input(Port.optional("fail_on_status", Boolean.class)
				.withDefault(true)
				.withDescription("Fail the node when the status is 400 or more."))
			.output(Port.optional("status", Integer.class).withDescription("Status of the response."))
			.output(Port.optional("headers", Map.class)
				.withDescription("Headers of the response by name in small letters, several values joined by commas."))
			.output(Port.optional("body", Object.class)
				.withDescription("Body of the response: parsed JSON, or text; null when it is empty."))
			.output(Port.optional("duration_ms", Long.class)
				.withDescription("How long the call took, in milliseconds."))
			.check(call::check)
			.run(call);
	}

}
