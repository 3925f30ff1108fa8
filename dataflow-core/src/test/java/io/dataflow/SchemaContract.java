/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.dataflow.SchemaEntities.Defaults;
import io.dataflow.SchemaEntities.Measurement;
import io.dataflow.SchemaEntities.Reserved;
import io.dataflow.SchemaEntities.Shelf;
import io.dataflow.SchemaEntities.Shop;
import io.dataflow.SchemaEntities.Thing;
import io.dataflow.SchemaEntities.ThingByAge;
import io.dataflow.SchemaEntities.ThingByName;
import io.dataflow.SchemaEntities.ThingOfNumber;
import io.dataflow.SchemaEntities.ThingWithDefault;
import io.dataflow.SchemaEntities.ThingWithIndex;
import io.dataflow.SchemaEntities.ThingWithNullable;
import io.dataflow.SchemaEntities.ThingWithOptionalName;
import io.dataflow.SchemaEntities.ThingWithRequired;
import io.dataflow.SchemaEntities.ThingWithoutName;
import io.dataflow.SchemaEntities.Wide;
import io.dataflow.adapter.Adapter;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.PoolSettings;
import io.dataflow.adapter.SchemaMismatchException;
import io.dataflow.adapter.sql.R2dbcOptions;
import io.dataflow.adapter.sql.SqlAdapter;
import io.dataflow.adapter.sql.SqlDialect;
import io.dataflow.adapter.sql.SqliteDialect;
import io.dataflow.error.DataFlowException;
import io.dataflow.migration.MigrationFailedException;
import io.dataflow.migration.MigrationLockException;
import io.dataflow.migration.SchemaMode;
import io.dataflow.migration.SchemaValidationException;
import io.dataflow.operation.SchemaOperations;
import io.dataflow.query.Query;
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
 * The schema is brought up to the models by adding, once, whoever comes first.
 */
interface SchemaContract extends DataFlowContract {

	@Test
	@Needs(Capability.SQL)
	default void tablesColumnsIndexesAndForeignKeysAreCreated() throws SQLException {
		String url = database().another().url();
		start(url, Shelf.class, Shop.class);
		try (Stranger stranger = Stranger.at(url)) {
			assertThat(stranger.tables()).containsExactly("shelves", "shops");
			assertThat(stranger.columns("shelves")).containsExactlyInAnyOrder("id", "shop_id", "row", "created_at",
					"updated_at");
			assertThat(stranger.indexes("shelves")).contains("idx_shelves_shop_id_row(shop_id, row)");
			assertThat(stranger.indexes("shops")).containsExactly("unique idx_shops_name(name)");
			assertThat(stranger.foreignKeys("shelves")).containsExactly("shop_id -> shops.id");
			assertThat(stranger.nullable("shelves", "row")).isFalse();
		}
	}

	@Test
	default void tablesAndIndexesAreCreated() throws SQLException {
		String url = database().another().url();
		start(url, Shelf.class, Shop.class);
		try (Stranger stranger = Stranger.at(url)) {
			assertThat(stranger.tables()).containsExactly("shelves", "shops");
			assertThat(stranger.indexes("shelves")).contains("idx_shelves_shop_id_row(shop_id, row)");
			assertThat(stranger.indexes("shops")).containsExactly("unique idx_shops_name(name)");
		}
	}

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
	default void secondStartChangesNothing() throws SQLException {
		String url = database().another().url();
		start(url, Shop.class, Shelf.class, Defaults.class, Reserved.class);
		start(url, SchemaMode.VALIDATE, Shop.class, Shelf.class, Defaults.class, Reserved.class);
		start(url, Shop.class, Shelf.class, Defaults.class, Reserved.class);
		try (Stranger stranger = Stranger.at(url)) {
			assertThat(stranger.indexes("shelves")).contains("idx_shelves_shop_id(shop_id)",
					"idx_shelves_shop_id_row(shop_id, row)");
			assertThat(stranger.foreignKeys("shelves")).hasSize(foreignKeys());
		}
	}

	@Test
	@Needs(Capability.VALIDATORS)
	default void newColumnWithADefaultIsAddedToRecordsThatExist() {
		String url = database().another().url();
		store(url, new Thing("t1", "old"));
		DataFlow later = start(url, ThingWithDefault.class);
		assertThat(await(later.model(ThingWithDefault.class).read("t1")))
			.isEqualTo(new ThingWithDefault("t1", "old", "it's new"));
	}

	@Test
	default void newNullableColumnIsEmptyInRecordsThatExist() {
		String url = database().another().url();
		store(url, new Thing("t1", "old"));
		DataFlow later = start(url, ThingWithNullable.class);
		assertThat(await(later.model(ThingWithNullable.class).read("t1")))
			.isEqualTo(new ThingWithNullable("t1", "old", null));
	}

	@Test
	@Needs(Capability.SQL)
	default void newRequiredColumnIsAddedToAnEmptyTable() throws SQLException {
		String url = database().another().url();
		start(url, Thing.class);
		start(url, ThingWithRequired.class);
		try (Stranger stranger = Stranger.at(url)) {
			assertThat(stranger.nullable("things", "owner")).isFalse();
		}
	}

	@Test
	@Needs(Capability.VALIDATORS)
	default void newRequiredColumnIsRefusedWhereRecordsExist() throws SQLException {
		String url = database().another().url();
		store(url, new Thing("t1", "old"));
		MigrationFailedException failure = failure(MigrationFailedException.class, url, SchemaMode.MIGRATE,
				ThingWithRequired.class);
		assertThat(failure.code()).isEqualTo("DF-301");
		assertThat(failure).hasMessageContaining("things.owner");
		assertThat(failure.action()).contains("things.owner", "give the fields a default or declare them @Nullable");
		try (Stranger stranger = Stranger.at(url)) {
			assertThat(stranger.columns("things")).doesNotContain("owner");
			assertThat(stranger.values("things", "name")).containsExactly("old");
		}
	}

	@Test
	default void missingIndexIsAdded() throws SQLException {
		String url = database().another().url();
		store(url, new Thing("t1", "old"));
		start(url, ThingWithIndex.class);
		try (Stranger stranger = Stranger.at(url)) {
			assertThat(stranger.indexes("things")).containsExactly("idx_things_name_created_at(name, created_at)");
		}
	}

	@Test
	default void equalIndexOfAnotherNameIsEnough() throws SQLException {
		String url = database().another().url();
		start(url, ThingByName.class);
		try (Stranger stranger = Stranger.at(url)) {
			stranger.renameIndex("things", "name", "by_name", "chosen_by_hand");
			start(url, ThingByName.class);
			assertThat(stranger.indexes("things")).containsExactly("chosen_by_hand(name)");
		}
	}

	@Test
	@Needs(Capability.SECONDARY_INDEXES)
	default void indexWhoseNameIsTakenIsAnError() {
		String url = database().another().url();
		start(url, ThingByName.class);
		MigrationFailedException failure = failure(MigrationFailedException.class, url, SchemaMode.MIGRATE,
				ThingByAge.class);
		assertThat(failure.code()).isEqualTo("DF-301");
		assertThat(failure).hasMessageContaining("create index by_name on things");
	}

	@Test
	@Needs(Capability.SQL)
	default void validationReportsAllDifferences() throws SQLException {
		String moment = Dialects.momentType(database().name());
		String url = database().another().url();
		try (Stranger stranger = Stranger.at(url)) {
			stranger.execute("CREATE TABLE \"things\" (\"id\" VARCHAR(20) PRIMARY KEY, \"name\" BOOLEAN NOT NULL, "
					+ "\"extra\" INTEGER NOT NULL, \"harmless\" INTEGER, \"created_at\" " + moment + ", \"updated_at\" "
					+ moment + ")");
			SchemaValidationException failure = failure(SchemaValidationException.class, url, SchemaMode.VALIDATE,
					ThingWithIndex.class, Shop.class);
			assertThat(failure.code()).isEqualTo("DF-302");
			assertThat(failure.differences()).containsExactlyInAnyOrder("missing: create table shops",
					"missing: create index idx_shops_name on shops",
					"missing: create index idx_things_name_created_at on things",
					"column things.name is " + Dialects.booleanInCatalogue(database().name())
							+ " but ThingWithIndex declares STRING",
					"column things.extra is NOT NULL without a default but ThingWithIndex does not declare it");
			assertThat(failure.getMessage()).contains(failure.differences());
			assertThat(stranger.tables()).containsExactly("things");
		}
	}

	@Test
	@Needs(Capability.VALIDATORS)
	default void validationReportsAMissingColumn() {
		String url = database().another().url();
		start(url, Thing.class);
		SchemaValidationException failure = failure(SchemaValidationException.class, url, SchemaMode.VALIDATE,
				ThingWithNullable.class);
		assertThat(failure.differences()).containsExactly("missing: add column things.weight");
	}

	@Test
	@Needs(Capability.SQL)
	default void validationReportsAColumnThatRefusesNull() {
		String url = database().another().url();
		start(url, Thing.class);
		SchemaValidationException failure = failure(SchemaValidationException.class, url, SchemaMode.VALIDATE,
				ThingWithOptionalName.class);
		assertThat(failure.differences())
			.containsExactly("column things.name is NOT NULL but ThingWithOptionalName declares it nullable");
	}

	@Test
	default void nothingIsAlteredOrRemoved() throws SQLException {
		String url = database().another().url();
		store(url, new Thing("t1", "old"));
		start(url, ThingOfNumber.class);
		start(url, ThingWithoutName.class);
		try (Stranger stranger = Stranger.at(url)) {
			assertThat(stranger.values("things", "name")).containsExactly("old");
			if (database().has(Capability.SQL)) {
				assertThat(stranger.nullable("things", "name")).isFalse();
			}
		}
	}

	@Test
	@Needs(Capability.SQL)
	default void modeNoneTouchesNothing() throws SQLException {
		String url = database().another().url();
		DataFlow untouched = start(url, SchemaMode.NONE, Thing.class);
		assertThat(untouched.isReady()).isTrue();
		SchemaMismatchException failure = catchThrowableOfType(SchemaMismatchException.class,
				() -> await(untouched.model(Thing.class).count(Query.all())));
		assertThat(failure.code()).isEqualTo("DF-302");
		try (Stranger stranger = Stranger.at(url)) {
			assertThat(stranger.tables()).isEmpty();
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

	@Test
	default void wideTableIsCreatedAndRead() {
		DataFlow instance = start(database().another().url(), Wide.class);
		Wide created = await(instance.model(Wide.class).create(new Wide()));
		Wide read = await(instance.model(Wide.class).read(Objects.requireNonNull(created.id)));
		assertThat(instance.models().model(Wide.class).fields()).hasSizeGreaterThan(65);
		assertThat(read).usingRecursiveComparison().isEqualTo(created);
	}

	@Test
	default void reservedWordsAreNamesLikeAnyOther() {
		DataFlow instance = start(database().another().url(), Reserved.class);
		ModelOperations<Reserved> records = instance.model(Reserved.class);
		await(records.create(new Reserved("r1", "me", null, "x", 3, true)));
		await(records.update("r1", Map.of("group", "g", "from", 4)));
		Query query = Query.where(Map.of("user", "me", "primary", true)).orderBy("select", "-from");
		assertThat(await(records.list(query).collectList()))
			.containsExactly(new Reserved("r1", "me", "g", "x", 4, true));
		assertThat(await(records.delete("r1"))).isTrue();
	}

	@Test
	default void longIndexNameIsCut() throws SQLException {
		String url = database().another().url();
		start(url, Measurement.class);
		start(url, Measurement.class);
		try (Stranger stranger = Stranger.at(url)) {
			List<String> indexes = stranger.indexes("measurements_of_the_department_for_weights_and_measures");
			assertThat(indexes).hasSize(1);
			assertThat(indexes.get(0)).matches("idx_measurements_of_the_department_for_weights_and_mea_[0-9a-f]{8}\\("
					+ "reading_of_the_first_instrument, reading_of_the_second_instrument\\)");
		}
	}

	@Test
	@Needs(Capability.SQL)
	default void databaseFillsInTheDefaultsOfTheModel() throws SQLException {
		String url = database().another().url();
		DataFlow instance = start(url, Defaults.class);
		try (Stranger stranger = Stranger.at(url)) {
			stranger.execute("INSERT INTO \"defaults\" (\"id\") VALUES (1)");
		}
		Defaults read = await(instance.model(Defaults.class).read(1L));
		Defaults expected = new Defaults();
		expected.id = 1L;
		assertThat(read).usingRecursiveComparison()
			.withEqualsForType((a, b) -> a.compareTo(b) == 0, BigDecimal.class)
			.isEqualTo(expected);
	}

	@Test
	@Needs(Capability.SQL)
	default void defaultsAreAddedToATableThatIsThere() throws SQLException {
		String url = database().another().url();
		try (Stranger stranger = Stranger.at(url)) {
			stranger.execute("CREATE TABLE \"defaults\" (\"id\" BIGINT PRIMARY KEY)",
					"INSERT INTO \"defaults\" (\"id\") VALUES (1)");
		}
		DataFlow instance = start(url, Defaults.class);
		assertThat(await(instance.model(Defaults.class).read(1L)).quoted).isEqualTo(new Defaults().quoted);
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
	default void failedStartIsTriedAgain() {
		String url = database().another().url();
		DataFlow instance = instance(url, SchemaMode.VALIDATE, Thing.class);
		DataFlowException failure = catchThrowableOfType(DataFlowException.class, () -> instance.start().block(LIMIT));
		assertThat(failure.code()).isEqualTo("DF-302");
		start(url, Thing.class);
		instance.start().block(LIMIT);
		assertThat(instance.isReady()).isTrue();
		instance.close().block(LIMIT);
	}

	private int foreignKeys() {
		return database().has(Capability.FOREIGN_KEYS) ? 1 : 0;
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

	private DataFlow instance(String url, SchemaMode mode, Class<?>... models) {
		return DataFlow.builder(url).models(models).schema(mode).pool(PoolSettings.defaults().withSize(1)).build();
	}

	private DataFlow start(String url, Class<?>... models) {
		return start(url, SchemaMode.MIGRATE, models);
	}

	private DataFlow start(String url, SchemaMode mode, Class<?>... models) {
		DataFlow instance = instance(url, mode, models);
		instance.start().block(LIMIT);
		return instance;
	}

	private void store(String url, Thing thing) {
		DataFlow instance = start(url, Thing.class);
		await(instance.model(Thing.class).create(thing));
		instance.close().block(LIMIT);
	}

	private <E extends DataFlowException> E failure(Class<E> type, String url, SchemaMode mode, Class<?>... models) {
		DataFlow instance = instance(url, mode, models);
		E failure = catchThrowableOfType(type, () -> instance.start().block(LIMIT));
		assertThat(failure).isNotNull();
		assertThat(instance.isReady()).isFalse();
		instance.close().block(LIMIT);
		return failure;
	}

}
