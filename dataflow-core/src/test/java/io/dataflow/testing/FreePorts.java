/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that come back at the same port. They are none of those that the
 * system gives to clients: otherwise a client that tries a server while it is away may
 * get its port, and even connect to itself.
 */
public final class FreePorts {

	private static final int FIRST = 15_000;

	private static final int LAST = 29_999;

	private static final int TRIES = 100;

	private FreePorts() {
	}

	/**
	 * Find a port on which nobody listens.
	 * @return the port
	 */
	public static int next() {
		IOException last = null;
		for (int i = 0; i < TRIES; i++) {
			int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
			try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
				return socket.getLocalPort();
			}
			catch (IOException ex) {
				last = ex;
			}
		}
		throw new UncheckedIOException(new IOException("No port is free", last));
	}

}
