/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;

/**
 * Makes the outputs of a node of a response.
 */
final class ResponseReader {

	private final JsonMapper json;

	private final long limit;

	ResponseReader(JsonMapper json, long limit) {
		this.json = json;
		this.limit = limit;
	}

	Mono<Map<String, @Nullable Object>> read(OutgoingRequest request, ClientResponse response, long start) {
		int status = response.statusCode().value();
		if (status >= 400 && request.failsOnStatus()) {
			return response.releaseBody().then(Mono.error(() -> new HttpStatusException(request.target(), status)));
		}
		return bytes(request, response).map((bytes) -> {
			Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
			outputs.put("status", status);
			outputs.put("headers", headers(response.headers().asHttpHeaders()));
			outputs.put("body", body(request, response, bytes));
			outputs.put("duration_ms", (System.nanoTime() - start) / 1_000_000);
			return outputs;
		});
	}

	private Mono<byte[]> bytes(OutgoingRequest request, ClientResponse response) {
		return DataBufferUtils.join(response.bodyToFlux(DataBuffer.class), (int) this.limit)
			.map(ResponseReader::drained)
			.defaultIfEmpty(new byte[0])
			.onErrorMap(DataBufferLimitException.class,
					(error) -> new ResponseTooLargeException(request.target(), this.limit));
	}

	private static byte[] drained(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

	private static Map<String, String> headers(HttpHeaders headers) {
		Map<String, String> values = new LinkedHashMap<>();
		headers.forEach((name, several) -> values.put(name.toLowerCase(Locale.ROOT), String.join(", ", several)));
		return values;
	}

	private @Nullable Object body(OutgoingRequest request, ClientResponse response, byte[] bytes) {
		if (bytes.length == 0) {
			return null;
		}
		MediaType type = response.headers().contentType().orElse(MediaType.APPLICATION_OCTET_STREAM);
		boolean isJson = type.getSubtype().equals("json") || type.getSubtype().endsWith("+json");
		if (request.responseType().equals("json") || (request.responseType().equals("auto") && isJson)) {
			return parsed(request, bytes);
		}
		Charset charset = (type.getCharset() != null) ? type.getCharset() : StandardCharsets.UTF_8;
		return new String(bytes, charset);
	}

	private @Nullable Object parsed(OutgoingRequest request, byte[] bytes) {
		try {
			return this.json.readValue(bytes, Object.class);
		}
		catch (JacksonException ex) {
			// the cause may show the body
			throw new HttpCallException(request.target(), "the response is no JSON.", null);
		}
	}

}
