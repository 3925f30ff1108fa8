/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.time.Duration;

import io.dataflow.adapter.sql.ServerLoops;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactoryOptions.Builder;
import reactor.netty.resources.LoopResources;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;

/**
 * Gives the PostgreSQL driver event loops of its own. By default a connection lives on
 * the event loop that happens to open it, so that pooled connections crowd on a few of
 * them inside WebFlux.
 */
final class PostgresqlEventLoops implements ConnectionFactoryOptionsBuilderCustomizer, DisposableBean {

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private final LoopResources loops = ServerLoops.create("dataflow-postgresql");

	@Override
	public void customize(Builder builder) {
		builder.option(PostgresqlConnectionFactoryProvider.LOOP_RESOURCES, this.loops);
	}

	// the pool, which used them, is closed before
	@Override
	public void destroy() {
		this.loops.disposeLater(Duration.ZERO, TIMEOUT).block(TIMEOUT);
	}

}
