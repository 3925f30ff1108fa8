/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.time.Duration;

import io.dataflow.DataFlow;
import io.dataflow.adapter.sql.H2Dialect;
import io.dataflow.adapter.sql.SqlAdapter;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Wrapped;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DataFlowHealthIndicator}.
 */
class DataFlowHealthIndicatorTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final ConnectionPool pool = new ConnectionPool(
			ConnectionPoolConfiguration.builder(ConnectionFactories.get("r2dbc:h2:mem:///health"))
				.initialSize(0)
				.maxSize(2)
				.build());

	@Test
	void whenTheSchemaIsReadyItIsUp() {
		DataFlow dataFlow = dataFlow(this.pool);
		StepVerifier.create(dataFlow.start().then(health(dataFlow))).assertNext((health) -> {
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsEntry("poolUtilizationPercent", 0);
		}).expectComplete().verify(LIMIT);
	}

	@Test
	void whenTheSchemaIsNotReadyItIsOutOfService() {
		StepVerifier.create(health(dataFlow(this.pool))).assertNext((health) -> {
			assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
			assertThat(health.getDetails()).containsEntry("reason", "The schema is not ready yet.");
		}).expectComplete().verify(LIMIT);
	}

	@Test
	void whenMostConnectionsAreInUseItIsDegraded() {
		DataFlow dataFlow = dataFlow(new Wrapper(this.pool));
		Mono<Health> health = dataFlow.start()
			.then(this.pool.create())
			.then(this.pool.create())
			.then(Mono.defer(() -> health(dataFlow)));
		StepVerifier.create(health).assertNext((report) -> {
			assertThat(report.getStatus()).isEqualTo(DataFlowHealthIndicator.DEGRADED);
			assertThat(report.getDetails()).containsEntry("poolUtilizationPercent", 100);
		}).expectComplete().verify(LIMIT);
	}

	@Test
	void whenThereIsNoPoolItsUseIsNotReported() {
		DataFlow dataFlow = dataFlow(ConnectionFactories.get("r2dbc:h2:mem:///health"));
		StepVerifier.create(dataFlow.start().then(health(dataFlow)))
			.assertNext((health) -> assertThat(health.getDetails()).isEmpty())
			.expectComplete()
			.verify(LIMIT);
	}

	private static DataFlow dataFlow(ConnectionFactory connections) {
		return DataFlow.builder(SqlAdapter.of(connections, new H2Dialect())).build();
	}

	private static Mono<Health> health(DataFlow dataFlow) {
		return new DataFlowHealthIndicator(dataFlow).health();
	}

	private record Wrapper(ConnectionFactory unwrap) implements ConnectionFactory, Wrapped<ConnectionFactory> {

		@Override
		public Publisher<? extends Connection> create() {
			return this.unwrap.create();
		}

		@Override
		public ConnectionFactoryMetadata getMetadata() {
			return this.unwrap.getMetadata();
		}

	}

}
