/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FaultyProxy}, before a server that says again what it is told.
 */
class FaultyProxyTests {

	private static final int ROUNDS = 200;

	private static final int CLIENTS = 8;

	private static final int ATTEMPTS = 3;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private ServerSocket server;

	private FaultyProxy proxy;

	private int port;

	@BeforeEach
	void start() throws IOException {
		this.server = new ServerSocket(0, CLIENTS, InetAddress.getLoopbackAddress());
		this.threads.execute(this::serve);
		String url = "echo://127.0.0.1:" + this.server.getLocalPort();
		this.proxy = FaultyProxy.before(url);
		this.port = URI.create(this.proxy.url(url)).getPort();
	}

	@AfterEach
	void stop() throws IOException {
		this.proxy.close();
		this.server.close();
		this.threads.shutdownNow();
	}

	@Test
	void nobodyComesThroughOnceItIsShut() throws Exception {
		for (int round = 0; round < ROUNDS; round++) {
			CountDownLatch connected = new CountDownLatch(CLIENTS);
			AtomicBoolean shut = new AtomicBoolean();
			List<Future<Integer>> clients = IntStream.range(0, CLIENTS)
				.mapToObj((client) -> this.threads.submit(() -> answersAfter(shut, connected)))
				.toList();
			assertThat(connected.await(5, TimeUnit.SECONDS)).isTrue();
			this.proxy.shut();
			shut.set(true);
			for (Future<Integer> client : clients) {
				assertThat(client.get(5, TimeUnit.SECONDS)).as("answers in round " + round).isZero();
			}
			this.proxy.open();
		}
	}

	/**
	 * Connect again and again, so that some of it falls into the moment of shutting.
	 */
	private int answersAfter(AtomicBoolean shut, CountDownLatch connected) {
		int answers = 0;
		int attempts = 0;
		while (attempts < ATTEMPTS) {
			boolean counts = shut.get();
			boolean answered = isAnswered();
			if (counts) {
				attempts++;
				answers += (answered) ? 1 : 0;
			}
			else if (answered) {
				connected.countDown();
			}
		}
		return answers;
	}

	private boolean isAnswered() {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.getOutputStream().write(1);
			return socket.getInputStream().read() == 1;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private void serve() {
		while (!this.server.isClosed()) {
			try {
				Socket client = this.server.accept();
				this.threads.execute(() -> echo(client));
			}
			catch (IOException ex) {
				// closed
			}
		}
	}

	private static void echo(Socket client) {
		try (client) {
			client.getOutputStream().write(client.getInputStream().read());
		}
		catch (IOException ex) {
			// cut
		}
	}

}
