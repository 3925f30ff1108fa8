/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dataflow.error.DataFlowException;
import io.dataflow.logging.Masking;
import io.dataflow.workflow.Node;
import io.netty.channel.ChannelOption;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * What {@link HttpNode} does: check, send, read.
 */
final class HttpCall implements Node {

	private static final int CONNECT_TIMEOUT = 10_000;

	private final JsonMapper json = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	private final AddressRule rule;

	private final WebClient client;

	private final ResponseReader reader;

	HttpCall(HttpNodeSettings settings, HostLookup lookup) {
		this.rule = new AddressRule(settings);
		this.client = client(new CheckedResolverGroup(this.rule, lookup));
		this.reader = new ResponseReader(this.json, settings.maxResponseBytes());
	}

	/**
	 * Make a client that shares no connections, because a connection that another client
	 * opened to a host has not been checked.
	 */
	private static WebClient client(CheckedResolverGroup resolver) {
		HttpClient http = HttpClient.create(ConnectionProvider.newConnection())
			.resolver(resolver)
			.noProxy()
			.followRedirect(false)
			.disableRetry(true)
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT);
		return WebClient.builder().clientConnector(new ReactorClientHttpConnector(http)).build();
	}

	List<DataFlowException> check(Map<String, @Nullable Object> parameters, Set<String> arriving) {
		List<DataFlowException> problems = new ArrayList<>();
		collect(problems, () -> OutgoingRequest.method(parameters.get("method")));
		collect(problems, () -> OutgoingRequest.timeout(parameters.get("timeout")));
		collect(problems, () -> OutgoingRequest.responseType(parameters.get("response_type")));
		collect(problems, () -> RequestHeaders.parse(parameters.get("headers")));
		if (parameters.get("url") != null) {
			collect(problems, () -> this.rule.checkHost(RequestUrl.host(OutgoingRequest.uri(parameters))));
		}
		return problems;
	}

	private static void collect(List<DataFlowException> problems, Runnable check) {
		try {
			check.run();
		}
		catch (DataFlowException ex) {
			problems.add(ex);
		}
	}

	@Override
	public Mono<Map<String, @Nullable Object>> run(Map<String, @Nullable Object> inputs) {
		return Mono.defer(() -> {
			OutgoingRequest request = OutgoingRequest.of(inputs, this.json);
			this.rule.checkHost(RequestUrl.host(request.uri()));
			long start = System.nanoTime();
			return sent(request).exchangeToMono((response) -> this.reader.read(request, response, start))
				.timeout(request.timeout(),
						Mono.error(() -> new HttpTimeoutException(request.target(), request.timeout())))
				.onErrorMap((error) -> failure(request, error));
		});
	}

	private WebClient.RequestHeadersSpec<?> sent(OutgoingRequest request) {
		WebClient.RequestBodySpec spec = this.client.method(request.method())
			.uri(request.uri())
			.headers((headers) -> headers.addAll(request.headers()));
		byte @Nullable [] body = request.body();
		return (body != null) ? spec.bodyValue(body) : spec;
	}

	/**
	 * Leave out errors whose words show the whole address or a header.
	 */
	private static Throwable failure(OutgoingRequest request, Throwable error) {
		Throwable root = error;
		while (!(root instanceof DataFlowException) && root.getCause() != null) {
			root = root.getCause();
		}
		if (root instanceof DataFlowException) {
			return root;
		}
		String problem = (root instanceof IOException) ? root.getMessage() : null;
		return (problem != null) ? new HttpCallException(request.target(), Masking.standard().mask(problem) + ".", root)
				: new HttpCallException(request.target(), root.getClass().getSimpleName() + ".", null);
	}

}
