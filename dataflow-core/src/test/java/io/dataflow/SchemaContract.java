/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.sql.SQLException;

import io.dataflow.SchemaEntities.Defaults;
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
import io.dataflow.SchemaEntities.ThingWithRequired;
import io.dataflow.SchemaEntities.ThingWithoutName;
import io.dataflow.migration.MigrationFailedException;
import io.dataflow.migration.SchemaMode;
import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The schema is brought up to the models by adding.
 */
interface SchemaContract extends SchemaStarts {

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

}
