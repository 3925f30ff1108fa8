/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.time.Duration;

import io.dataflow.adapter.sql.ServerLoops;
import io.asyncer.r2dbc.mysql.MySqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactoryOptions.Builder;
import reactor.netty.resources.LoopResources;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;

/**
 * Gives the driver of MySQL and MariaDB event loops of its own. By default a connection
 * lives on the event loop that happens to open it, so that pooled connections crowd on a
 * few of them inside WebFlux.
 */
final class MysqlEventLoops implements ConnectionFactoryOptionsBuilderCustomizer, DisposableBean {

	private static final Duration QUIET_PERIOD = Duration.ofMillis(100);

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private final LoopResources loops = ServerLoops.create("dataflow-mysql");

	@Override
	public void customize(Builder builder) {
		builder.option(MySqlConnectionFactoryProvider.LOOP_RESOURCES, this.loops);
	}

	/**
	 * The pool, which used them, is closed before, but says goodbye to the server in the
	 * background.
	 */
	@Override
	public void destroy() {
		this.loops.disposeLater(QUIET_PERIOD, TIMEOUT).block(TIMEOUT);
	}

}
