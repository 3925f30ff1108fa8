/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

import io.dataflow.ContractEntities.Person;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.PoolExhaustedException;
import io.dataflow.adapter.PoolSettings;
import io.dataflow.adapter.PoolStatus;
import io.dataflow.adapter.sql.DatabasePool;
import io.dataflow.adapter.sql.R2dbcOptions;
import io.dataflow.adapter.sql.SqlAdapter;
import io.dataflow.adapter.sql.SqlAdapterProvider;
import io.dataflow.migration.SchemaMode;
import io.dataflow.query.Query;
import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The connection pool keeps to its settings and says how busy it is.
 */
@Needs(Capability.SQL)
interface PoolContract extends DataFlowContract {

	/** Two connections that are kept and one beyond, closed when idle for a moment. */
	PoolSettings SMALL = PoolSettings.defaults().withSize(2).withMaxOverflow(1).withAcquireTimeout(LIMIT);

	@Test
	default void statusTellsWhoHasConnectionsAndWhoWaits() {
		try (Pooled pooled = new Pooled(url(), SMALL)) {
			assertThat(pooled.status()).isEqualTo(new PoolStatus(2, 1, 0, 0, 0, 0));
			List<Connection> used = pooled.take(3);
			assertThat(pooled.status()).isEqualTo(new PoolStatus(2, 1, 3, 1, 0, 0));
			Mono<Long> late = pooled.people().count(Query.all()).cache();
			late.subscribe((count) -> {
			}, (error) -> {
			});
			pooled.awaitStatus((status) -> status.waiting() == 1);
			assertThat(pooled.status().isExhausted()).isTrue();
			assertThat(pooled.status().utilizationPercent()).isEqualTo(100);
			pooled.giveBack(used);
			assertThat(await(late)).isNotNull();
			pooled.awaitStatus((status) -> status.checkedOut() == 0 && status.waiting() == 0);
			assertThat(pooled.status().isExhausted()).isFalse();
		}
	}

	@Test
	default void numbersReturnToZeroAfterLoad() {
		try (Pooled pooled = new Pooled(url(), SMALL)) {
			long answers = await(Flux.range(0, 200).flatMap((i) -> pooled.people().count(Query.all()), 50).count());
			assertThat(answers).isEqualTo(200);
			pooled.awaitStatus((status) -> status.checkedOut() == 0 && status.waiting() == 0);
			assertThat(pooled.status().idle()).isBetween(1, 3);
		}
	}

	@Test
	default void whoGetsNoConnectionWaitsOnceAndNotLonger() {
		try (Pooled pooled = new Pooled(url(), SMALL.withAcquireTimeout(Duration.ofSeconds(2)))) {
			List<Connection> used = pooled.take(3);
			long begin = System.nanoTime();
			PoolExhaustedException failure = catchThrowableOfType(PoolExhaustedException.class,
					() -> await(pooled.people().count(Query.all())));
			Duration waited = Duration.ofNanos(System.nanoTime() - begin);
			assertThat(failure.code()).isEqualTo("DF-507");
			assertThat(waited).isBetween(Duration.ofMillis(1900), Duration.ofMillis(3900));
			pooled.giveBack(used);
			assertThat(await(pooled.people().count(Query.all()))).isNotNull();
		}
	}

	@Test
	default void overflowClosesWhenNobodyUsesIt() {
		try (Pooled pooled = new Pooled(url(), SMALL)) {
			pooled.giveBack(pooled.take(3));
			pooled.awaitStatus((status) -> status.overflow() == 0 && status.idle() == 2);
			assertThat(await(pooled.people().count(Query.all()))).isNotNull();
			assertThat(pooled.status().idle()).isEqualTo(2);
		}
	}

	@Test
	default void startOpensTheConnectionsThatAreKept() {
		try (Pooled pooled = new Pooled(url(), SMALL)) {
			pooled.dataFlow.start().block(LIMIT);
			assertThat(pooled.status()).isEqualTo(new PoolStatus(2, 1, 0, 0, 2, 0));
		}
	}

	@Test
	default void connectionsGiveASignOfLifeBeforeUse() {
		try (Pooled pooled = new Pooled(url(), SMALL.withPrePing(true))) {
			assertThat(await(pooled.people().count(Query.all()))).isNotNull();
			pooled.giveBack(pooled.take(3));
			assertThat(await(pooled.people().count(Query.all()))).isNotNull();
		}
	}

	@Test
	default void statementsNeedNotBeKept() {
		try (Pooled pooled = new Pooled(url(), SMALL.withStatementCacheSize(0))) {
			long answers = await(Flux.range(0, 5).concatMap((i) -> pooled.people().count(Query.all())).count());
			assertThat(answers).isEqualTo(5);
		}
	}

	@Test
	default void fewStatementsAreKept() {
		try (Pooled pooled = new Pooled(url(), SMALL.withStatementCacheSize(1))) {
			long answers = await(Flux.range(0, 10)
				.concatMap((i) -> pooled.people()
					.count(Query.all())
					.then(pooled.people().list(Query.all()).count())
					.thenReturn(i))
				.count());
			assertThat(answers).isEqualTo(10);
		}
	}

	/**
	 * An instance on a pool that can be looked into.
	 */
	final class Pooled implements AutoCloseable {

		private final DatabasePool pool;

		private final DataFlow dataFlow;

		Pooled(String url, PoolSettings settings) {
			DatabaseUrl where = DatabaseUrl.parse(url);
			this.pool = DatabasePool.of(ConnectionFactories.get(R2dbcOptions.of(where, settings)), settings,
					Duration.ofMillis(200), (builder) -> {
					});
			this.dataFlow = DataFlow
				.builder(SqlAdapter.of(this.pool, SqlAdapterProvider.dialect(where.kind(), settings)))
				.models(ContractEntities.ALL.toArray(Class<?>[]::new))
				.schema(SchemaMode.NONE)
				.build();
		}

		ModelOperations<Person> people() {
			return this.dataFlow.model(Person.class);
		}

		PoolStatus status() {
			return this.dataFlow.pool().orElseThrow();
		}

		List<Connection> take(int connections) {
			return Objects.requireNonNull(
					Flux.range(0, connections).flatMap((i) -> this.pool.create()).collectList().block(LIMIT));
		}

		void giveBack(List<Connection> connections) {
			Flux.fromIterable(connections).concatMap(Connection::close).blockLast(LIMIT);
		}

		void awaitStatus(Predicate<PoolStatus> condition) {
			Flux.interval(Duration.ZERO, Duration.ofMillis(5))
				.takeUntil((tick) -> condition.test(status()))
				.take(LIMIT)
				.blockLast();
			assertThat(status()).matches(condition);
		}

		@Override
		public void close() {
			this.dataFlow.close().block(LIMIT);
			this.pool.disposeLater().block(LIMIT);
		}

	}

}
