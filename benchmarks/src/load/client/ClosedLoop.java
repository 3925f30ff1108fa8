/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package load.client;

import java.time.Duration;

import org.HdrHistogram.Histogram;

/**
 * Stands in for wrk where there is none, and prints the same line. It takes more of the
 * processor from the server than wrk does.
 */
public final class ClosedLoop {

	private static final int PRODUCTS = 10_000;

	private ClosedLoop() {
	}

	/**
	 * Ask for products.
	 * @param arguments the port, the number of connections and the seconds
	 */
	public static void main(String[] arguments) {
		int connections = Integer.parseInt(arguments[1]);
		LoadClient client = new LoadClient(Integer.parseInt(arguments[0]), connections);
		long start = System.nanoTime();
		Histogram latencies = client.closedLoop(() -> client.get("/products/" + LoadClient.random(PRODUCTS)),
				connections, Duration.ofSeconds(Long.parseLong(arguments[2])));
		System.out.printf("result %d %d %d %d %d%n", latencies.getTotalCount(), (System.nanoTime() - start) / 1000,
				client.errors(), latencies.getValueAtPercentile(50), latencies.getValueAtPercentile(99));
	}

}
