/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.time.Duration;
import java.util.Objects;
import java.util.function.UnaryOperator;

import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.PoolSettings;
import io.dataflow.adapter.sql.R2dbcOptions;
import io.dataflow.adapter.sql.SqlAdapter;
import io.dataflow.adapter.sql.SqlAdapterProvider;
import io.dataflow.adapter.sql.SqlDialect;
import io.dataflow.migration.SchemaMode;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An instance on a small pool that can be looked into. Closing it fails when a connection
 * was not given back.
 */
final class PooledInstance implements AutoCloseable {

	private final @Nullable ConnectionPool pool;

	private final DataFlow dataFlow;

	private PooledInstance(@Nullable ConnectionPool pool, DataFlow dataFlow) {
		this.pool = pool;
		this.dataFlow = dataFlow;
	}

	/**
	 * Open an instance on tables that are there already.
	 */
	static PooledInstance open(String url, int connections) {
		return open(url, connections, (builder) -> builder);
	}

	static PooledInstance open(String url, int connections, UnaryOperator<DataFlowBuilder> customizer) {
		SqlDialect dialect = SqlAdapterProvider.dialect(DatabaseUrl.parse(url).kind());
		if (dialect == null) {
			PoolSettings settings = PoolSettings.defaults().withSize(connections).withMaxOverflow(0);
			return new PooledInstance(null,
					customizer
						.apply(DataFlow.builder(url)
							.pool(settings.withAcquireTimeout(DataFlowContract.LIMIT))
							.models(ContractEntities.ALL.toArray(Class<?>[]::new))
							.schema(SchemaMode.NONE))
						.build());
		}
		return open(url, connections, dialect, customizer);
	}

	static PooledInstance open(String url, int connections, SqlDialect dialect,
			UnaryOperator<DataFlowBuilder> customizer) {
		ConnectionPool pool = new ConnectionPool(ConnectionPoolConfiguration.builder(factory(url))
			.initialSize(connections)
			.maxSize(connections)
			.maxAcquireTime(DataFlowContract.LIMIT)
			.build());
		DataFlowBuilder builder = DataFlow.builder(SqlAdapter.of(pool, dialect))
			.models(ContractEntities.ALL.toArray(Class<?>[]::new))
			.schema(SchemaMode.NONE);
		return new PooledInstance(pool, customizer.apply(builder).build());
	}

	private static ConnectionFactory factory(String url) {
		return ConnectionFactories.get(R2dbcOptions.of(DatabaseUrl.parse(url)));
	}

	DataFlow db() {
		return this.dataFlow;
	}

	/**
	 * Return the pool of a SQL database.
	 */
	ConnectionPool pool() {
		return Objects.requireNonNull(this.pool, "no connections of R2DBC: the test @Needs SQL");
	}

	/**
	 * Wait until all connections are back.
	 */
	void awaitIdle() {
		// what was cancelled may take a connection once more, to give it back at once
		Boolean idle = Flux.interval(Duration.ZERO, Duration.ofMillis(5))
			.map((tick) -> acquired() == 0 && pending() == 0)
			.takeUntil(Boolean::booleanValue)
			.take(DataFlowContract.LIMIT)
			.blockLast();
		assertThat(idle).as("whether all connections were given back").isTrue();
	}

	private int acquired() {
		ConnectionPool connections = this.pool;
		return (connections != null) ? connections.getMetrics().orElseThrow().acquiredSize()
				: this.dataFlow.pool().orElseThrow().checkedOut();
	}

	private int pending() {
		ConnectionPool connections = this.pool;
		return (connections != null) ? connections.getMetrics().orElseThrow().pendingAcquireSize()
				: this.dataFlow.pool().orElseThrow().waiting();
	}

	@Override
	public void close() {
		awaitIdle();
		this.dataFlow.close().block(DataFlowContract.LIMIT);
		if (this.pool != null) {
			this.pool.disposeLater().block(DataFlowContract.LIMIT);
		}
	}

}
