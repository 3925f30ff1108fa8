/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package load.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import io.netty.handler.codec.http.HttpMethod;
import org.HdrHistogram.Histogram;
import reactor.core.publisher.Mono;

/**
 * Finds out how many calls per second a server can do, then makes four fifths of that for
 * some minutes, whether the server keeps up or not, and looks at its heap every minute.
 */
public final class Soak {

	private static final int PRODUCTS = 10_000;

	private static final int CONNECTIONS = 64;

	private static final double SHARE = 0.8;

	private static final double TOLERANCE = 0.05;

	private static final String PRODUCT = "{\"name\":\"a product\",\"price\":9.99,\"quantity\":5,\"active\":true}";

	private final LoadClient client;

	private final AtomicLong created = new AtomicLong();

	private final AtomicLong moved = new AtomicLong();

	private Soak(int port) {
		this.client = new LoadClient(port, 4 * CONNECTIONS);
	}

	/**
	 * Run the soak. Ends with status 1 when the heap was not flat or a call failed.
	 * @param arguments the port, the minutes, and the seconds of warm-up and calibration
	 */
	public static void main(String[] arguments) {
		Soak soak = new Soak(Integer.parseInt(arguments[0]));
		int minutes = Integer.parseInt(arguments[1]);
		double rate = SHARE * soak.most(Duration.ofSeconds(Long.parseLong(arguments[2])));
		System.exit(soak.hold(rate, minutes) ? 0 : 1);
	}

	/**
	 * Warm up, and return how many calls per second there can be.
	 */
	private double most(Duration duration) {
		this.client.closedLoop(this::call, CONNECTIONS, duration);
		Histogram calls = this.client.closedLoop(this::call, CONNECTIONS, duration);
		double rate = (double) calls.getTotalCount() / duration.toSeconds();
		System.out.printf("%d calls in flight: %.0f calls per second, 99 %% of them within %.1f ms%n%n", CONNECTIONS,
				rate, calls.getValueAtPercentile(99) / 1e3);
		return rate;
	}

	private boolean hold(double rate, int minutes) {
		List<Double> heaps = new ArrayList<>();
		System.out.println("| minute | calls per second | p50 ms | p99 ms | most in flight | errors | heap after GC, MB |");
		System.out.println("|--:|--:|--:|--:|--:|--:|--:|");
		hold(rate, Duration.ofMinutes(1)); // the state that the heap is compared with
		report(0, heaps);
		for (int minute = 1; minute <= minutes; minute++) {
			hold(rate, Duration.ofMinutes(1));
			report(minute, heaps);
		}
		awaitEnd();
		return verdict(heaps);
	}

	/**
	 * Begin calls at a fixed rate, late ones at once.
	 */
	private void hold(double rate, Duration duration) {
		long start = System.nanoTime();
		long begun = 0;
		long now = start;
		while (now - start < duration.toNanos()) {
			long due = (long) ((now - start) * rate / TimeUnit.SECONDS.toNanos(1));
			for (; begun < due; begun++) {
				this.client.counted(call()).subscribe();
			}
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
			now = System.nanoTime();
		}
	}

	private void report(int minute, List<Double> heaps) {
		Histogram calls = this.client.interval();
		long inFlight = this.client.mostInFlight();
		heaps.add(Double.parseDouble(now("/heap")) / 1e6);
		System.out.printf("| %d | %d | %.1f | %.1f | %d | %d | %.1f |%n", minute, calls.getTotalCount() / 60,
				calls.getValueAtPercentile(50) / 1e3, calls.getValueAtPercentile(99) / 1e3, inFlight,
				this.client.errors(), heaps.get(heaps.size() - 1));
	}

	private void awaitEnd() {
		while (this.client.inFlight() > 0) {
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
		}
	}

	private boolean verdict(List<Double> heaps) {
		double first = heaps.get(0);
		double least = heaps.stream().mapToDouble((heap) -> heap).min().orElseThrow();
		double most = heaps.stream().mapToDouble((heap) -> heap).max().orElseThrow();
		boolean flat = most <= first * (1 + TOLERANCE) && least >= first * (1 - TOLERANCE);
		boolean kept = this.created.get() == Long.parseLong(now("/products/count")) - PRODUCTS
				&& this.moved.get() == Long.parseLong(now("/movements/count"));
		System.out.printf("%nheap: first %.1f, last %.1f, least %.1f, most %.1f MB: %s%n", first,
				heaps.get(heaps.size() - 1), least, most, flat ? "flat" : "NOT FLAT");
		System.out.printf("errors: %d; %d products and %d movements were acknowledged: %s%n", this.client.errors(),
				this.created.get(), this.moved.get(), kept ? "all are there and no others" : "NOT WHAT IS THERE");
		return flat && kept && this.client.errors() == 0;
	}

	private String now(String path) {
		return String.valueOf(this.client.get(path).block(Duration.ofMinutes(1)));
	}

	/**
	 * Return one of a hundred calls: half of them read one record.
	 */
	private Mono<String> call() {
		long kind = LoadClient.random(100);
		long id = LoadClient.random(PRODUCTS);
		if (kind <= 50) {
			return this.client.get("/products/" + id);
		}
		if (kind <= 60) {
			return this.client.get("/products/from/" + id);
		}
		if (kind <= 75) {
			return this.client.send(HttpMethod.PUT, "/products/" + id + "/quantity/" + kind, "");
		}
		if (kind <= 90) {
			return this.client.send(HttpMethod.POST, "/products", PRODUCT)
				.doOnNext((answer) -> this.created.incrementAndGet());
		}
		return this.client.send(HttpMethod.POST, "/products/" + id + "/movements", "")
			.doOnNext((answer) -> this.moved.incrementAndGet());
	}

}
