/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import io.netty.channel.Channel;
import reactor.netty.Connection;
import reactor.netty.ConnectionObserver.State;
import reactor.netty.channel.ChannelOperations;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Keeps HTTP connections usable that Reactor Netty 1.3.6 and 1.3.7 forget to read from.
 * <p>
 * When an answer comes from another thread than that of the connection, as from a
 * database, the next request can arrive before the server has put the first one away. It
 * is queued then, and when it is answered at once nobody reads the one after it, whose
 * client waits for ever.
 *
 * @see <a href="https://github.com/reactor/reactor-netty/issues/4361">The defect</a>
 */
final class KeepAliveCustomizer implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

	@Override
	public void customize(NettyReactiveWebServerFactory factory) {
		factory.addServerCustomizers((server) -> server.childObserve((connection, state) -> {
			if (state == State.DISCONNECTING) {
				readNext(connection);
			}
		}));
	}

	// Later, as the server empties its queue in a task that it has scheduled just before
	private static void readNext(Connection connection) {
		Channel channel = connection.channel();
		channel.eventLoop().execute(() -> {
			if (channel.isActive() && ChannelOperations.get(channel) == null) {
				channel.read();
			}
		});
	}

}
