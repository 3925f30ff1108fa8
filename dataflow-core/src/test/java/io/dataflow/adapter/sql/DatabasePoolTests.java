/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.dataflow.DataFlow;
import io.dataflow.adapter.PoolExhaustedException;
import io.dataflow.adapter.PoolSettings;
import io.dataflow.adapter.PoolStatus;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.ValidationDepth;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class DatabasePoolTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static final PoolSettings SETTINGS = PoolSettings.defaults()
		.withSize(2)
		.withMaxOverflow(0)
		.withAcquireTimeout(LIMIT);

	private final TestConnections connections = new TestConnections();

	@Test
	void connectionsAreReplacedAtDifferentAges() {
		AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
		DatabasePool pool = DatabasePool.of(this.connections,
				SETTINGS.withSize(20).withRecycle(Duration.ofMinutes(60)).withRecycleJitter(0.5), LIMIT,
				(builder) -> builder.clock(new TestClock(now)));
		giveBack(take(pool, 20));
		now.set(Instant.EPOCH.plus(Duration.ofMinutes(29)));
		giveBack(take(pool, 20));
		assertThat(this.connections.opened).hasValue(20);
		now.set(Instant.EPOCH.plus(Duration.ofMinutes(45)));
		giveBack(take(pool, 20));
		assertThat(this.connections.opened).hasValueBetween(21, 39);
		now.set(Instant.EPOCH.plus(Duration.ofMinutes(120)));
		int before = this.connections.opened.get();
		giveBack(take(pool, 20));
		assertThat(this.connections.opened).hasValue(before + 20);
		pool.disposeLater().block(LIMIT);
	}

	@Test
	void connectionsOfAnyAgeAreKeptWhenTheyAreNotRecycled() {
		AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
		DatabasePool pool = DatabasePool.of(this.connections, SETTINGS.withRecycle(Duration.ZERO), LIMIT,
				(builder) -> builder.clock(new TestClock(now)));
		giveBack(take(pool, 2));
		now.set(Instant.EPOCH.plus(Duration.ofDays(365)));
		giveBack(take(pool, 2));
		assertThat(this.connections.opened).hasValue(2);
		pool.disposeLater().block(LIMIT);
	}

	@Test
	void connectionsThatAreKnownToHaveEndedAreReplaced() {
		DatabasePool pool = DatabasePool.of(this.connections, SETTINGS);
		giveBack(take(pool, 2));
		this.connections.end(ValidationDepth.LOCAL);
		giveBack(take(pool, 2));
		assertThat(this.connections.opened).hasValue(4);
		pool.disposeLater().block(LIMIT);
	}

	@Test
	void connectionsWithoutASignOfLifeAreReplaced() {
		DatabasePool pool = DatabasePool.of(this.connections, SETTINGS.withSize(5).withPrePing(true));
		giveBack(take(pool, 5));
		assertThat(pool.status().idle()).isEqualTo(5);
		this.connections.end(ValidationDepth.REMOTE);
		List<Connection> fresh = take(pool, 5);
		assertThat(this.connections.opened).hasValue(10);
		giveBack(fresh);
		assertThat(pool.status()).isEqualTo(new PoolStatus(5, 0, 0, 0, 5, 0));
		pool.disposeLater().block(LIMIT);
	}

	@Test
	void silentConnectionsAreAskedOnlyWhenThatIsWanted() {
		DatabasePool pool = DatabasePool.of(this.connections, SETTINGS);
		giveBack(take(pool, 2));
		this.connections.end(ValidationDepth.REMOTE);
		giveBack(take(pool, 2));
		assertThat(this.connections.opened).hasValue(2);
		pool.disposeLater().block(LIMIT);
	}

	@Test
	void waitingIsBounded() {
		DatabasePool pool = DatabasePool.of(this.connections, SETTINGS.withSize(1));
		DataFlow dataFlow = DataFlow.builder(SqlAdapter.of(pool, new H2Dialect())).build();
		List<Connection> used = take(pool, 1);
		Disposable.Composite waiting = Disposables.composite();
		for (int i = 0; i < DatabasePool.MAX_WAITING; i++) {
			waiting.add(pool.create().subscribe((connection) -> {
			}, (error) -> {
			}));
		}
		assertThat(pool.status().waiting()).isEqualTo(DatabasePool.MAX_WAITING);
		PoolExhaustedException failure = catchThrowableOfType(PoolExhaustedException.class,
				() -> dataFlow.adapter().ping().block(Duration.ofSeconds(5)));
		assertThat(failure.code()).isEqualTo("DF-507");
		waiting.dispose();
		giveBack(used);
		assertThat(pool.status().waiting()).isZero();
		giveBack(take(pool, 1));
		pool.disposeLater().block(LIMIT);
	}

	@Test
	void databaseThatGivesFewerConnectionsIsNoObstacle() {
		this.connections.limit = 3;
		DatabasePool pool = DatabasePool.of(this.connections, SETTINGS.withSize(10));
		SqlAdapter adapter = SqlAdapter.of(pool, new H2Dialect());
		assertThat(adapter.warmPool().block(LIMIT)).isBetween(1, 3);
		assertThat(pool.status().checkedOut()).isZero();
		this.connections.limit = 1000;
		List<Connection> all = take(pool, 10);
		assertThat(pool.status()).isEqualTo(new PoolStatus(10, 0, 10, 0, 0, 0));
		giveBack(all);
		pool.disposeLater().block(LIMIT);
	}

	@Test
	void poolThatIsWarmOpensNothing() {
		DatabasePool pool = DatabasePool.of(this.connections, SETTINGS);
		SqlAdapter adapter = SqlAdapter.of(pool, new H2Dialect());
		assertThat(adapter.warmPool().block(LIMIT)).isEqualTo(2);
		assertThat(adapter.warmPool().block(LIMIT)).isEqualTo(2);
		assertThat(this.connections.opened).hasValue(2);
		pool.disposeLater().block(LIMIT);
	}

	@Test
	void poolOfSomebodyElseTellsItsStatus() {
		ConnectionPool pool = new ConnectionPool(
				ConnectionPoolConfiguration.builder(this.connections).initialSize(1).maxSize(4).build());
		SqlAdapter adapter = SqlAdapter.of(pool, new H2Dialect());
		assertThat(adapter.warmPool().block(LIMIT)).isEqualTo(1);
		assertThat(adapter.poolStatus()).contains(new PoolStatus(4, 0, 0, 0, 1, 0));
		pool.disposeLater().block(LIMIT);
	}

	@Test
	void connectionsWithoutAPoolHaveNoStatus() {
		DataFlow dataFlow = DataFlow.builder(SqlAdapter.of(this.connections, new H2Dialect())).build();
		assertThat(dataFlow.pool()).isEmpty();
		dataFlow.start().block(LIMIT);
		assertThat(this.connections.opened).hasValue(0);
	}

	private static List<Connection> take(DatabasePool pool, int connections) {
		return Objects
			.requireNonNull(Flux.range(0, connections).flatMap((i) -> pool.create()).collectList().block(LIMIT));
	}

	private static void giveBack(List<Connection> connections) {
		Flux.fromIterable(connections).concatMap(Connection::close).blockLast(LIMIT);
	}

	private static final class TestClock extends Clock {

		private final AtomicReference<Instant> now;

		TestClock(AtomicReference<Instant> now) {
			this.now = now;
		}

		@Override
		public ZoneOffset getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return this.now.get();
		}

	}

	/**
	 * Connections to a database in memory that can be ended or refused.
	 */
	private static final class TestConnections implements ConnectionFactory {

		private final ConnectionFactory database = ConnectionFactories.get("r2dbc:h2:mem:///pool-tests");

		private final AtomicInteger opened = new AtomicInteger();

		private final Queue<AtomicReference<ValidationDepth>> ends = new ConcurrentLinkedQueue<>();

		private volatile int limit = 1000;

		@Override
		public Publisher<? extends Connection> create() {
			return Mono.defer(() -> {
				if (this.opened.incrementAndGet() > this.limit) {
					this.opened.decrementAndGet();
					return Mono.error(new R2dbcNonTransientResourceException("too many connections", "53300"));
				}
				return Mono.from(this.database.create()).map(this::withEnd);
			});
		}

		@Override
		public ConnectionFactoryMetadata getMetadata() {
			return this.database.getMetadata();
		}

		/**
		 * End all connections so that it is seen at once, or only when they are asked.
		 */
		void end(ValidationDepth seen) {
			List<AtomicReference<ValidationDepth>> all = new ArrayList<>(this.ends);
			this.ends.clear();
			all.forEach((end) -> end.set(seen));
		}

		private Connection withEnd(Connection connection) {
			AtomicReference<ValidationDepth> end = new AtomicReference<>();
			this.ends.add(end);
			return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Connection.class },
					(proxy, method, arguments) -> {
						if (method.getName().equals("validate") && end.get() != null) {
							return Mono
								.just(arguments[0] == ValidationDepth.LOCAL && end.get() != ValidationDepth.LOCAL);
						}
						try {
							return method.invoke(connection, arguments);
						}
						catch (InvocationTargetException ex) {
							throw ex.getCause();
						}
					});
		}

	}

}
