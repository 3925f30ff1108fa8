/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.sql.SQLException;

import io.dataflow.SchemaEntities.Shop;
import io.dataflow.SchemaEntities.Thing;
import io.dataflow.SchemaEntities.ThingWithIndex;
import io.dataflow.SchemaEntities.ThingWithNullable;
import io.dataflow.SchemaEntities.ThingWithOptionalName;
import io.dataflow.adapter.SchemaMismatchException;
import io.dataflow.error.DataFlowException;
import io.dataflow.migration.SchemaMode;
import io.dataflow.migration.SchemaValidationException;
import io.dataflow.query.Query;
import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What differs from the models is told, and nothing is changed unless that is asked for.
 */
interface SchemaValidationContract extends SchemaStarts {

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

}
