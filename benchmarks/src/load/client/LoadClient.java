/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package load.client;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Calls a server on this machine and counts what comes back.
 */
final class LoadClient {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final Duration LONGEST = Duration.ofMinutes(5);

	private final HttpClient client;

	private final AtomicLong errors = new AtomicLong();

	private final AtomicLong inFlight = new AtomicLong();

	private final AtomicLong mostInFlight = new AtomicLong();

	private final Recorder latencies = new Recorder(LONGEST.toNanos() / 1000, 3);

	LoadClient(int port, int connections) {
		ConnectionProvider provider = ConnectionProvider.builder("load")
			.maxConnections(connections)
			.pendingAcquireMaxCount(-1)
			.build();
		this.client = HttpClient.create(provider).baseUrl("http://127.0.0.1:" + port).responseTimeout(TIMEOUT);
	}

	static long random(long bound) {
		return ThreadLocalRandom.current().nextLong(1, bound + 1);
	}

	Mono<String> get(String path) {
		return send(HttpMethod.GET, path, "");
	}

	Mono<String> send(HttpMethod method, String path, String body) {
		return this.client.headers((headers) -> headers.set(HttpHeaderNames.CONTENT_TYPE, "application/json"))
			.request(method)
			.uri(path)
			.send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body.getBytes(StandardCharsets.UTF_8))))
			.responseSingle((response, content) -> content.asString()
				.defaultIfEmpty("")
				.flatMap((text) -> (response.status().code() / 100 == 2) ? Mono.just(text)
						: Mono.error(new IllegalStateException(method + " " + path + ": " + response.status() + " " + text))));
	}

	/**
	 * Count a call and measure the time from its subscription. The first errors are
	 * printed.
	 */
	Mono<String> counted(Mono<String> call) {
		return Mono.defer(() -> {
			long start = System.nanoTime();
			this.mostInFlight.accumulateAndGet(this.inFlight.incrementAndGet(), Math::max);
			return call.doOnError(this::count).onErrorResume((error) -> Mono.empty()).doFinally((signal) -> {
				this.inFlight.decrementAndGet();
				this.latencies.recordValue((System.nanoTime() - start) / 1000);
			});
		});
	}

	private void count(Throwable error) {
		if (this.errors.incrementAndGet() <= 5) {
			System.err.println(error);
		}
	}

	/**
	 * Keep some calls in flight for a while: the next one begins when one has ended.
	 */
	Histogram closedLoop(Supplier<Mono<String>> call, int inFlight, Duration duration) {
		long end = System.nanoTime() + duration.toNanos();
		interval();
		Flux.range(0, inFlight)
			.flatMap((index) -> Mono.defer(() -> counted(call.get())).repeat(() -> System.nanoTime() < end), inFlight)
			.then()
			.block(duration.plus(LONGEST));
		return interval();
	}

	/**
	 * Return the latencies since the last call of this method.
	 */
	Histogram interval() {
		return this.latencies.getIntervalHistogram();
	}

	long errors() {
		return this.errors.get();
	}

	long inFlight() {
		return this.inFlight.get();
	}

	/**
	 * Return the greatest number of calls in flight since the last call of this method.
	 */
	long mostInFlight() {
		return this.mostInFlight.getAndSet(this.inFlight.get());
	}

}
