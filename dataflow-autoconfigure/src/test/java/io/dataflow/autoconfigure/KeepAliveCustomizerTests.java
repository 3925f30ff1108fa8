/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;

import static org.assertj.core.api.Assertions.assertThat;

class KeepAliveCustomizerTests {

	private static final int LIMIT_MILLIS = 10_000;

	private WebServer server;

	@BeforeEach
	void start() {
		NettyReactiveWebServerFactory factory = new NettyReactiveWebServerFactory(0);
		new KeepAliveCustomizer().customize(factory);
		this.server = factory.getWebServer(KeepAliveCustomizerTests::answer);
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop();
	}

	@Test
	void whenAQueuedRequestIsAnsweredAtOnceTheNextOneIsRead() throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.server.getPort())) {
			socket.setSoTimeout(LIMIT_MILLIS);
			BufferedReader answers = new BufferedReader(
					new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
			// one packet: the second is there before the first is answered
			send(socket, request("/elsewhere") + request("/at-once"));
			assertThat(status(answers)).isEqualTo("HTTP/1.1 200 OK");
			assertThat(status(answers)).isEqualTo("HTTP/1.1 200 OK");
			send(socket, request("/at-once"));
			assertThat(status(answers)).isEqualTo("HTTP/1.1 200 OK");
		}
	}

	private static Mono<Void> answer(ServerHttpRequest request, ServerHttpResponse response) {
		response.getHeaders().setContentLength(0);
		Mono<Void> answer = Mono.defer(response::setComplete);
		return request.getPath().value().equals("/elsewhere") ? answer.subscribeOn(Schedulers.boundedElastic())
				: answer;
	}

	private static String request(String path) {
		return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
	}

	private static void send(Socket socket, String requests) throws IOException {
		socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
	}

	private static String status(BufferedReader answers) throws IOException {
		String status = answers.readLine();
		assertThat(answers.lines().takeWhile((line) -> !line.isEmpty())).contains("Content-Length: 0");
		return status;
	}

}
