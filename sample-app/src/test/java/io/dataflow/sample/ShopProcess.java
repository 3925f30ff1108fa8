/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.dataflow.testing.TestDatabase;
import org.awaitility.Awaitility;

/**
 * The shop in a process of its own, which signals can be sent to.
 */
final class ShopProcess implements AutoCloseable {

	private static final Pattern PORT = Pattern.compile("started on port (\\d+)");

	private static final Duration LIMIT = Duration.ofMinutes(2);

	private final Process process;

	private final Path log;

	private final HttpClient client = HttpClient.newHttpClient();

	private ShopProcess(Process process, Path log) {
		this.process = process;
		this.log = log;
	}

	static ShopProcess start(TestDatabase database, Path log, Duration gracePeriod) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
				System.getProperty("java.class.path"), SampleApplication.class.getName(), "--server.port=0",
				"--logging.level.org.springframework.boot=INFO",
				"--logging.level.org.springframework.boot.availability=DEBUG",
				"--spring.lifecycle.timeout-per-shutdown-phase=" + gracePeriod.toSeconds() + "s");
		builder.environment().put("DATABASE_URL", database.url());
		Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
		ShopProcess shop = new ShopProcess(process, log);
		Awaitility.await().atMost(LIMIT).until(() -> !process.isAlive() || shop.readiness() == 200);
		return shop;
	}

	CompletableFuture<HttpResponse<String>> checkout(String productId) {
		String cart = "{\"customer_id\": \"alice\", \"items\": [{\"product_id\": \"%s\", \"quantity\": 1}]}";
		return this.client.sendAsync(HttpRequest.newBuilder(address("/checkout"))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(cart.formatted(productId)))
			.build(), BodyHandlers.ofString());
	}

	/**
	 * Return the status of the readiness, or -1 when the request is refused.
	 */
	int readiness() throws InterruptedException {
		if (port() == 0) {
			return -1;
		}
		try {
			// a connection of its own, as that of a load balancer
			return HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(address("/ready")).timeout(LIMIT).build(), BodyHandlers.discarding())
				.statusCode();
		}
		catch (IOException ex) {
			return -1;
		}
	}

	void sendSigterm() {
		this.process.destroy();
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	/**
	 * Return the exit code.
	 */
	int awaitEnd() throws InterruptedException {
		if (!this.process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
			throw new AssertionError("still running after " + LIMIT + ": " + log());
		}
		return this.process.exitValue();
	}

	String log() {
		try {
			return Files.readString(this.log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private URI address(String path) {
		return URI.create("http://127.0.0.1:" + port() + path);
	}

	private int port() {
		Matcher matcher = PORT.matcher(log());
		return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
