/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRoutes;

/**
 * A service on the loopback interface for tests.
 */
final class LocalService implements AutoCloseable {

	static final int LARGE = 100_000;

	final AtomicInteger secretsRead = new AtomicInteger();

	private final DisposableServer server = HttpServer.create().host("127.0.0.1").port(0).route(this::routes).bindNow();

	private void routes(HttpServerRoutes routes) {
		routes
			.get("/json",
					(request, response) -> response.header("Content-Type", "application/json")
						.header("X-Many", "a")
						.addHeader("X-Many", "b")
						.sendString(Mono.just("{\"id\": 5, \"tags\": [\"a\"], \"price\": 0.1, \"query\": \""
								+ request.uri() + "\"}")))
			.get("/text",
					(request, response) -> response.header("Content-Type", "text/plain;charset=ISO-8859-1")
						.sendByteArray(Mono.just(new byte[] { (byte) 0xe5 })))
			.get("/broken",
					(request, response) -> response.header("Content-Type", "application/json")
						.sendString(Mono.just("{\"password\": hunter2")))
			.get("/empty", (request, response) -> response.status(204).send())
			.get("/missing", (request, response) -> response.status(404).sendString(Mono.just("no such thing")))
			.get("/slow",
					(request, response) -> response.sendString(Mono.just("late").delayElement(Duration.ofMinutes(1))))
			.get("/large", (request, response) -> response.sendString(Flux.range(0, 100).map((n) -> "x".repeat(1000))))
			.get("/redirect", (request, response) -> response.sendRedirect("http://localhost:" + port() + "/secret"))
			.get("/secret", (request, response) -> {
				this.secretsRead.incrementAndGet();
				return response.sendString(Mono.just("secret"));
			})
			.get("/headers", (request, response) -> response.sendString(
					Mono.just(request.requestHeaders().get("X-Key") + " " + request.requestHeaders().getAll("X-List"))))
			.post("/echo",
					(request, response) -> response.header("Content-Type", request.requestHeaders().get("Content-Type"))
						.send(request.receive().retain()));
	}

	int port() {
		return this.server.port();
	}

	String url(String path) {
		return "http://127.0.0.1:" + port() + path;
	}

	@Override
	public void close() {
		this.server.disposeNow(Duration.ofSeconds(5));
	}

}
