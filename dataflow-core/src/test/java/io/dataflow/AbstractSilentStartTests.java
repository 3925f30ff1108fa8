/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

import io.dataflow.ContractEntities.Person;
import io.dataflow.adapter.ConnectionFailedException;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.PoolSettings;
import io.dataflow.adapter.sql.R2dbcOptions;
import io.dataflow.adapter.sql.SqlAdapter;
import io.dataflow.adapter.sql.SqlAdapterProvider;
import io.dataflow.adapter.sql.SqlDialect;
import io.dataflow.testing.FaultyProxy;
import io.dataflow.testing.FaultyProxy.Direction;
import io.dataflow.testing.TestDatabase;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server that goes silent between the handshake and the first question of a start.
 */
abstract class AbstractSilentStartTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private FaultyProxy proxy;

	private DatabaseUrl url;

	private SqlDialect dialect;

	@BeforeEach
	void open(TestDatabase database) {
		this.proxy = FaultyProxy.before(database.url());
		this.url = DatabaseUrl.parse(this.proxy.url(database.url()));
		this.dialect = Objects.requireNonNull(SqlAdapterProvider.dialect(this.url.kind()));
	}

	@AfterEach
	void close() {
		this.proxy.close();
	}

	@Test
	void startFailsInTime() {
		DataFlow db = db(new SilentServer(LIMIT), Duration.ofSeconds(2));
		db.start()
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(ConnectionFailedException.class)
				.hasMessageStartingWith("[DF-402] Cannot change the schema"))
			.verify(Duration.ofSeconds(6));
		this.proxy.recover();
		db.close().block(LIMIT);
	}

	@Test
	void startWaitsForAServerThatComesBack() {
		DataFlow db = db(new SilentServer(Duration.ofSeconds(1)), Duration.ofSeconds(30));
		db.start().as(StepVerifier::create).expectComplete().verify(LIMIT);
		db.close().block(LIMIT);
	}

	private DataFlow db(ConnectionFactory connections, Duration startupTimeout) {
		return DataFlow.builder(SqlAdapter.of(connections, this.dialect))
			.models(Person.class)
			.startupTimeout(startupTimeout)
			.build();
	}

	/**
	 * The connections of a server that goes silent for a time once it has made one.
	 */
	private final class SilentServer implements ConnectionFactory {

		private final ConnectionFactory driver = ConnectionFactories
			.get(R2dbcOptions.of(AbstractSilentStartTests.this.url, PoolSettings.defaults()));

		private final AtomicBoolean silenced = new AtomicBoolean();

		private final Duration time;

		SilentServer(Duration time) {
			this.time = time;
		}

		@Override
		public Publisher<? extends Connection> create() {
			return Mono.<Connection>from(this.driver.create()).doOnNext((connection) -> {
				if (this.silenced.compareAndSet(false, true)) {
					silence(AbstractSilentStartTests.this.proxy);
				}
			});
		}

		private void silence(FaultyProxy network) {
			network.goSilent(Direction.TO_SERVER, Direction.TO_CLIENT);
			Mono.delay(this.time).subscribe((tick) -> network.recover());
		}

		@Override
		public ConnectionFactoryMetadata getMetadata() {
			return this.driver.getMetadata();
		}

	}

}
