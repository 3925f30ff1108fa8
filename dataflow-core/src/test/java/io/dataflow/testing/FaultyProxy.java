/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands between an application and its database and does to their connections what
 * networks do: it delays, goes silent, resets and refuses. Nothing is encrypted in tests,
 * so it can wait for a text in what the application says and cut just there.
 */
public final class FaultyProxy implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final ExecutorService threads = Executors.newCachedThreadPool((task) -> {
		Thread thread = new Thread(task, "faulty-proxy");
		thread.setDaemon(true);
		return thread;
	});

	private final Set<ProxyLink> links = ConcurrentHashMap.newKeySet();

	private final InetSocketAddress target;

	private final ProxyFault fault = new ProxyFault();

	private final int port;

	private volatile ServerSocket listener;

	private FaultyProxy(InetSocketAddress target) {
		this.target = target;
		this.port = FreePorts.next();
		this.listener = listen(this.port);
	}

	/**
	 * Start a proxy before the server of a URL.
	 * @param url the URL of a database, with a port
	 * @return the proxy, which passes everything on
	 */
	public static FaultyProxy before(String url) {
		URI server = URI.create(url);
		return new FaultyProxy(new InetSocketAddress(server.getHost(), server.getPort()));
	}

	/**
	 * Return the way to a database that leads through this proxy.
	 * @param url the URL of the database
	 * @return the same URL with another port
	 */
	public String url(String url) {
		URI server = URI.create(url);
		String address = server.getHost() + ":" + server.getPort();
		return url.replaceFirst(address.replace(".", "\\."), "127.0.0.1:" + this.port);
	}

	/**
	 * Return how many connections there are.
	 * @return the number of connections of which no end is closed
	 */
	public int connections() {
		return this.links.size();
	}

	/**
	 * Return how many connections have been cut at a text.
	 * @return the number since the start
	 */
	public int cuts() {
		return this.fault.cuts();
	}

	/**
	 * Pass on everything later than it came.
	 * @param latency how much later, in each direction
	 */
	public void delay(Duration latency) {
		this.fault.delay(latency);
	}

	/**
	 * Pass nothing on any more, on connections that exist as well as on new ones, and
	 * close none.
	 * @param directions where to go silent
	 */
	public void goSilent(Direction... directions) {
		this.fault.goSilent(Set.of(directions));
	}

	/**
	 * Pass on again, first what was held back.
	 */
	public void recover() {
		this.fault.clear();
	}

	/**
	 * Forget the connections that there are, as a firewall does: swallow all that comes
	 * over them. New ones work.
	 */
	public void forget() {
		this.links.forEach(ProxyLink::forget);
	}

	/**
	 * Reset all connections.
	 */
	public void reset() {
		this.links.forEach(ProxyLink::reset);
	}

	/**
	 * Reset all connections and refuse new ones.
	 */
	public void shut() {
		closeListener();
		reset();
	}

	/**
	 * Take new connections again.
	 */
	public void open() {
		this.listener = listen(this.port);
	}

	/**
	 * Reset the next connections on which the application says something, once each.
	 * @param text what it says, a part of one statement
	 * @param moment when to reset
	 * @param times how many connections
	 */
	public void cutAt(String text, Moment moment, int times) {
		this.fault.cutAt(text.getBytes(StandardCharsets.UTF_8), moment, times);
	}

	/**
	 * Hold the next connection on which the application says something: pass nothing on
	 * in one direction any more. The other connections go on.
	 * @param text what it says, a part of one statement
	 * @param moment what is not passed on: what it says, or the answer
	 */
	public void holdAt(String text, Moment moment) {
		this.fault.holdAt(text.getBytes(StandardCharsets.UTF_8), moment);
	}

	/**
	 * Tell whether a connection has come to where it is held.
	 * @return whether one has since that was last asked for
	 */
	public boolean isHolding() {
		return this.fault.isHolding();
	}

	/**
	 * Let the connection that is held go on.
	 */
	public void release() {
		this.fault.release();
	}

	/**
	 * The port of a listener that was closed stays taken until the thread that waited at
	 * it has noticed.
	 */
	private ServerSocket listen(int requested) {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (true) {
			try {
				return bind(requested);
			}
			catch (IOException ex) {
				if (System.nanoTime() > deadline) {
					throw new UncheckedIOException(ex);
				}
				LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
			}
		}
	}

	private ServerSocket bind(int requested) throws IOException {
		ServerSocket socket = new ServerSocket();
		try {
			socket.setReuseAddress(true);
			socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), requested), 200);
		}
		catch (IOException ex) {
			socket.close();
			throw ex;
		}
		this.threads.execute(() -> accept(socket));
		return socket;
	}

	private void accept(ServerSocket socket) {
		while (!socket.isClosed()) {
			Socket client = null;
			try {
				client = socket.accept();
				connect(client, socket);
			}
			catch (IOException ex) {
				ProxyLink.reset(client);
			}
		}
	}

	/**
	 * A listener that is being closed may still take a connection, which those who reset
	 * all that there are do not see.
	 */
	private void connect(Socket client, ServerSocket listener) throws IOException {
		Socket server = new Socket(this.target.getAddress(), this.target.getPort());
		client.setTcpNoDelay(true);
		server.setTcpNoDelay(true);
		ProxyLink link = new ProxyLink(client, server, this.fault, this.links::remove);
		this.links.add(link);
		if (listener.isClosed()) {
			link.reset();
			return;
		}
		this.threads.execute(link::toServer);
		this.threads.execute(link::toClient);
	}

	private void closeListener() {
		try {
			this.listener.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.fault.clear();
		shut();
		this.threads.shutdownNow();
	}

	/**
	 * Which way something goes.
	 */
	public enum Direction {

		/** From the application to the server. */
		TO_SERVER,

		/** From the server to the application. */
		TO_CLIENT

	}

	/**
	 * When a connection is cut or held.
	 */
	public enum Moment {

		/** Before the server hears of it. */
		BEFORE_SERVER,

		/** When the server has answered, before the application hears of it. */
		BEFORE_ANSWER

	}

	/**
	 * Where to cut or to hold.
	 *
	 * @param text what the application says
	 * @param moment when to do so
	 */
	record Cut(byte[] text, Moment moment) {

		boolean isIn(byte[] said, int length) {
			for (int i = 0; i + this.text.length <= length; i++) {
				int matching = 0;
				while (matching < this.text.length && said[i + matching] == this.text[matching]) {
					matching++;
				}
				if (matching == this.text.length) {
					return true;
				}
			}
			return false;
		}

	}

}
