/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.dataflow.SchemaEntities.Shelf;
import io.dataflow.SchemaEntities.Shop;
import io.dataflow.SchemaEntities.Thing;
import io.dataflow.adapter.Adapter;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.sql.R2dbcOptions;
import io.dataflow.adapter.sql.SqlAdapter;
import io.dataflow.adapter.sql.SqlDialect;
import io.dataflow.migration.MigrationLockException;
import io.dataflow.migration.SchemaMode;
import io.dataflow.operation.SchemaOperations;
import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The schema is brought up to the models once, whoever comes first.
 */
interface SchemaLockContract extends SchemaStarts {

	@Test
	default void instancesThatStartTogetherMakeOneTable() throws SQLException {
		String url = database().another().url();
		List<DataFlow> instances = Stream.generate(() -> instance(url, SchemaMode.MIGRATE, Shop.class, Shelf.class))
			.limit(5)
			.toList();
		Flux.fromIterable(instances).flatMap(DataFlow::start, 5).blockLast(LIMIT);
		try (Stranger stranger = Stranger.at(url)) {
			assertThat(instances).allMatch(DataFlow::isReady);
			assertThat(stranger.tables()).containsExactly("shelves", "shops");
			assertThat(stranger.indexes("shops")).hasSize(1);
			assertThat(stranger.foreignKeys("shelves")).hasSize(foreignKeys());
		}
		instances.forEach((instance) -> instance.close().block(LIMIT));
	}

	@Test
	default void firstOperationsMigrateOnce() throws SQLException {
		String url = database().another().url();
		DataFlow lazy = instance(url, SchemaMode.MIGRATE, Thing.class, Shop.class);
		assertThat(lazy.isReady()).isFalse();
		Flux.range(0, 50)
			.flatMap((i) -> lazy.model(Thing.class).create(new Thing("t" + i, "name")), 50)
			.blockLast(LIMIT);
		assertThat(lazy.isReady()).isTrue();
		try (Stranger stranger = Stranger.at(url)) {
			assertThat(stranger.count("things")).isEqualTo(50);
			assertThat(stranger.indexes("shops")).hasSize(1);
		}
		lazy.close().block(LIMIT);
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void firstOperationInATransactionMigrates() throws SQLException {
		String url = database().another().url();
		try (PooledInstance lazy = PooledInstance.open(url, 1,
				(builder) -> builder.models(Thing.class).schema(SchemaMode.MIGRATE))) {
			await(lazy.db().operations().inTransaction(lazy.db().model(Thing.class).create(new Thing("t1", "name"))));
			try (Stranger stranger = Stranger.at(url)) {
				assertThat(stranger.count("things")).isEqualTo(1);
			}
		}
	}

	@Test
	@Needs(Capability.SQL)
	default void lockThatIsHeldTooLongIsAnError() {
		String url = database().another().url();
		ConnectionFactory connections = ConnectionFactories.get(R2dbcOptions.of(DatabaseUrl.parse(url)));
		SqlDialect patient = dialect(Duration.ofMillis(300));
		Connection holder = await(Mono.from(connections.create()));
		patient.lock(holder).block(LIMIT);
		try (PooledInstance instance = impatient(url)) {
			MigrationLockException failure = catchThrowableOfType(MigrationLockException.class,
					() -> instance.db().start().block(LIMIT));
			assertThat(failure.code()).isEqualTo("DF-307");
			assertThat(instance.db().isReady()).isFalse();
			Mono.from(holder.close()).block(LIMIT);
			instance.db().start().block(LIMIT);
			assertThat(instance.db().isReady()).isTrue();
		}
	}

	@Test
	default void lockOfAnInstanceThatIsCancelledIsFree() {
		String url = database().another().url();
		Adapter adapter = adapter(url, Duration.ofSeconds(5));
		SchemaOperations schema = adapter.require(SchemaOperations.class);
		schema.exclusively(Mono.never()).timeout(Duration.ofMillis(500), Mono.empty()).block(LIMIT);
		assertThat(await(schema.exclusively(Mono.just("mine")))).isEqualTo("mine");
		adapter.close().block(LIMIT);
	}

	@Test
	default void lockIsHeldByOneAtATime() {
		String url = database().another().url();
		Adapter adapter = adapter(url, LIMIT);
		SchemaOperations schema = adapter.require(SchemaOperations.class);
		List<Integer> events = Flux.range(0, 4)
			.flatMap((i) -> schema.exclusively(Flux.just(i, i).delayElements(Duration.ofMillis(20)).collectList())
				.flatMapIterable((pair) -> pair))
			.collectList()
			.block(LIMIT);
		assertThat(events).hasSize(8);
		for (int i = 0; i < 8; i += 2) {
			assertThat(events.get(i)).isEqualTo(events.get(i + 1));
		}
		adapter.close().block(LIMIT);
	}

	private PooledInstance impatient(String url) {
		return PooledInstance.open(url, 2, dialect(Duration.ofMillis(300)),
				(builder) -> builder.models(Thing.class).schema(SchemaMode.MIGRATE));
	}

	private Adapter adapter(String url, Duration lockTimeout) {
		return database().has(Capability.SQL)
				? SqlAdapter.of(ConnectionFactories.get(R2dbcOptions.of(DatabaseUrl.parse(url))), dialect(lockTimeout))
				: DataFlow.builder(url).build().adapter();
	}

	private SqlDialect dialect(Duration lockTimeout) {
		return Dialects.of(database().name(), lockTimeout);
	}

}
