/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.function.Consumer;

import io.dataflow.testing.FaultyProxy.Cut;
import io.dataflow.testing.FaultyProxy.Direction;
import io.dataflow.testing.FaultyProxy.Moment;
import org.jspecify.annotations.Nullable;

/**
 * One connection through a {@link FaultyProxy}.
 */
final class ProxyLink {

	private final Socket client;

	private final Socket server;

	private final ProxyFault fault;

	private final Consumer<ProxyLink> ended;

	private volatile boolean answerIsCut;

	private volatile boolean answerIsHeld;

	private volatile boolean forgotten;

	ProxyLink(Socket client, Socket server, ProxyFault fault, Consumer<ProxyLink> ended) {
		this.client = client;
		this.server = server;
		this.fault = fault;
		this.ended = ended;
	}

	void toServer() {
		copy(this.client, this.server, Direction.TO_SERVER);
	}

	void toClient() {
		copy(this.server, this.client, Direction.TO_CLIENT);
	}

	private void copy(Socket from, Socket to, Direction direction) {
		byte[] chunk = new byte[1 << 16];
		try {
			InputStream input = from.getInputStream();
			OutputStream output = to.getOutputStream();
			int length = input.read(chunk);
			while (length != -1 && passes(chunk, length, direction)) {
				this.fault.await(direction);
				if (!this.forgotten) {
					output.write(chunk, 0, length);
				}
				length = input.read(chunk);
			}
			this.fault.await(direction);
		}
		catch (IOException | InterruptedException ex) {
			// one side has gone
		}
		reset();
	}

	/**
	 * A driver says one statement at once, and waits for the answer.
	 */
	private boolean passes(byte[] chunk, int length, Direction direction) throws InterruptedException {
		if (direction == Direction.TO_CLIENT) {
			if (this.answerIsHeld) {
				this.answerIsHeld = false;
				this.fault.awaitRelease();
			}
			return !this.answerIsCut;
		}
		hold(this.fault.holdIn(chunk, length));
		Cut cut = this.fault.cutIn(chunk, length);
		if (cut != null && cut.moment() == Moment.BEFORE_ANSWER) {
			this.answerIsCut = true;
		}
		return cut == null || cut.moment() != Moment.BEFORE_SERVER;
	}

	private void hold(@Nullable Moment moment) throws InterruptedException {
		if (moment == Moment.BEFORE_SERVER) {
			this.fault.awaitRelease();
		}
		if (moment == Moment.BEFORE_ANSWER) {
			this.answerIsHeld = true;
		}
	}

	void forget() {
		this.forgotten = true;
	}

	void reset() {
		reset(this.client);
		reset(this.server);
		this.ended.accept(this);
	}

	/**
	 * Close a socket so that the other end is told of an error.
	 */
	static void reset(@Nullable Socket socket) {
		if (socket != null) {
			try (socket) {
				socket.setSoLinger(true, 0);
			}
			catch (IOException ex) {
				// closed already
			}
		}
	}

}
