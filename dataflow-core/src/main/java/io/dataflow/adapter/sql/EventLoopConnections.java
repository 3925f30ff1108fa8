/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import io.dataflow.adapter.DatabaseKind;
import io.r2dbc.spi.Closeable;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import io.r2dbc.spi.Wrapped;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;

/**
 * Connections of a server's driver on event loops of their own. By default a connection
 * lives on the event loop that happens to open it, so that pooled connections crowd on a
 * few of them.
 */
final class EventLoopConnections implements ConnectionFactory, Closeable, Wrapped<ConnectionFactory> {

	private static final Set<DatabaseKind> SERVERS = EnumSet.of(DatabaseKind.POSTGRESQL, DatabaseKind.MYSQL,
			DatabaseKind.MARIADB);

	private static final Option<Object> LOOP_RESOURCES = Option.valueOf("loopResources");

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private final ConnectionFactory connectionFactory;

	private final LoopResources loops;

	private final Duration quietPeriod;

	private EventLoopConnections(ConnectionFactory connectionFactory, LoopResources loops, Duration quietPeriod) {
		this.connectionFactory = connectionFactory;
		this.loops = loops;
		this.quietPeriod = quietPeriod;
	}

	/**
	 * Find the driver; one that has no event loops, or is missing, is left to the
	 * library.
	 */
	static ConnectionFactory open(ConnectionFactoryOptions options, DatabaseKind kind) {
		if (!serve(kind) || !ConnectionFactories.supports(options)) {
			return ConnectionFactories.get(options);
		}
		LoopResources loops = ServerLoops.create("dataflow-" + kind.name().toLowerCase(Locale.ROOT));
		// the driver of MySQL says goodbye to the server in the background
		Duration quietPeriod = (kind == DatabaseKind.POSTGRESQL) ? Duration.ZERO : Duration.ofMillis(100);
		return new EventLoopConnections(ConnectionFactories.get(options.mutate().option(LOOP_RESOURCES, loops).build()),
				loops, quietPeriod);
	}

	/**
	 * Tell whether a database is a server that a driver speaks to on event loops.
	 */
	static boolean serve(DatabaseKind kind) {
		return SERVERS.contains(kind);
	}

	@Override
	public Publisher<? extends Connection> create() {
		return this.connectionFactory.create();
	}

	@Override
	public ConnectionFactoryMetadata getMetadata() {
		return this.connectionFactory.getMetadata();
	}

	@Override
	public ConnectionFactory unwrap() {
		return this.connectionFactory;
	}

	/**
	 * Close the event loops; the pool on them is closed before.
	 */
	@Override
	public Mono<Void> close() {
		return this.loops.disposeLater(this.quietPeriod, TIMEOUT);
	}

}
