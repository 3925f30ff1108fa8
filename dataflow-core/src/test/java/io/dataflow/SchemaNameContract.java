/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dataflow.SchemaEntities.Defaults;
import io.dataflow.SchemaEntities.Measurement;
import io.dataflow.SchemaEntities.Reserved;
import io.dataflow.SchemaEntities.Wide;
import io.dataflow.query.Query;
import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tables that are wide, names that are words of SQL or too long, and defaults that the
 * database fills in.
 */
interface SchemaNameContract extends SchemaStarts {

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

}
