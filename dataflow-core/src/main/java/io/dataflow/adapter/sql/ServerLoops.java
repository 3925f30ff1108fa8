/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.dataflow.adapter.sql;

import java.time.Duration;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import reactor.core.publisher.Mono;
import reactor.netty.ReactorNetty;
import reactor.netty.resources.LoopResources;
import reactor.util.context.ContextView;

/**
 * Event loops for the connections to servers. They let {@link DatabasePool} close the
 * socket of a connection that does not come about in time, which drivers forget.
 *
 * @since 0.1.0
 */
public final class ServerLoops implements LoopResources {

	private final LoopResources loops;

	private ServerLoops(LoopResources loops) {
		this.loops = loops;
	}

	/**
	 * Create event loops.
	 * @param name what the names of their threads begin with
	 * @return the event loops, to be disposed after the connections on them
	 */
	public static LoopResources create(String name) {
		return new ServerLoops(LoopResources.create(name, 1, LoopResources.DEFAULT_IO_WORKER_COUNT, true, false));
	}

	@Override
	public <C extends Channel> C onChannel(Class<C> type, EventLoopGroup group) {
		C channel = this.loops.onChannel(type, group);
		channel.pipeline().addFirst(new Socket());
		return channel;
	}

	@Override
	public <C extends Channel> Class<? extends C> onChannelClass(Class<C> type, EventLoopGroup group) {
		return this.loops.onChannelClass(type, group);
	}

	@Override
	public EventLoopGroup onClient(boolean useNative) {
		return this.loops.onClient(useNative);
	}

	@Override
	public EventLoopGroup onServer(boolean useNative) {
		return this.loops.onServer(useNative);
	}

	@Override
	public EventLoopGroup onServerSelect(boolean useNative) {
		return this.loops.onServerSelect(useNative);
	}

	@Override
	public boolean daemon() {
		return this.loops.daemon();
	}

	@Override
	public boolean isDisposed() {
		return this.loops.isDisposed();
	}

	@Override
	public void dispose() {
		this.loops.dispose();
	}

	@Override
	public Mono<Void> disposeLater(Duration quietPeriod, Duration timeout) {
		return this.loops.disposeLater(quietPeriod, timeout);
	}

	/**
	 * Tells the attempt to connect of which socket it is.
	 */
	private static final class Socket extends ChannelInboundHandlerAdapter {

		@Override
		public void channelActive(ChannelHandlerContext context) {
			ContextView subscriber = ReactorNetty.getChannelContext(context.channel());
			ConnectionAttempt attempt = (subscriber != null) ? ConnectionAttempt.of(subscriber) : null;
			if (attempt != null) {
				attempt.opened(context.channel()::close);
			}
			context.fireChannelActive();
			context.pipeline().remove(this);
		}

	}

}
