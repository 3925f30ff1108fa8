/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

import io.dataflow.TimeSeriesEntities.Measurement;
import io.dataflow.TimeSeriesEntities.Visit;
import io.dataflow.error.DataFlowException;
import io.dataflow.migration.MigrationFailedException;
import io.dataflow.migration.SchemaMode;
import io.dataflow.migration.SchemaValidationException;
import io.dataflow.model.DataFlowModel;
import io.dataflow.model.TimeSeries;
import io.dataflow.operation.CreateHypertable;
import io.dataflow.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A start makes hypertables, once, and leaves what it finds as it is.
 */
interface HypertableContract extends DataFlowContract {

	@Test
	default void instancesThatStartTogetherMakeOneHypertable() throws SQLException {
		TestDatabase empty = database().another();
		DataFlow first = instance(empty, SchemaMode.MIGRATE, Measurement.class, Visit.class);
		DataFlow second = instance(empty, SchemaMode.MIGRATE, Measurement.class, Visit.class);
		Mono.when(first.start(), second.start()).block(LIMIT);
		try (Stranger stranger = Stranger.at(empty.url())) {
			assertThat(stranger.values("SELECT COUNT(*) FROM timescaledb_information.hypertables"))
				.containsExactly("2");
		}
		assertThat(await(first.health()).isReady()).isTrue();
		DataFlow third = instance(empty, SchemaMode.VALIDATE, Measurement.class, Visit.class);
		third.start().block(LIMIT);
		Mono.when(first.close(), second.close(), third.close()).block(LIMIT);
	}

	@Test
	default void startThatOnlyValidatesTellsWhatIsMissing() throws SQLException {
		TestDatabase empty = database().another();
		try (Stranger stranger = Stranger.at(empty.url())) {
			stranger.execute("DROP EXTENSION IF EXISTS timescaledb");
			DataFlow validating = instance(empty, SchemaMode.VALIDATE, Visit.class);
			assertThatExceptionOfType(DataFlowException.class).isThrownBy(() -> validating.start().block(LIMIT))
				.withMessageContaining("'timescaledb'")
				.satisfies((error) -> assertThat(error.code()).isEqualTo("DF-701"));
			validating.close().block(LIMIT);
		}
		TestDatabase other = database().another();
		try (Stranger stranger = Stranger.at(other.url())) {
			stranger.execute("CREATE EXTENSION IF NOT EXISTS timescaledb");
			DataFlow validating = instance(other, SchemaMode.VALIDATE, Visit.class);
			assertThatExceptionOfType(SchemaValidationException.class).isThrownBy(() -> validating.start().block(LIMIT))
				.withMessageContaining("missing: make table visits a hypertable");
			validating.close().block(LIMIT);
		}
	}

	@Test
	default void chunksOfAnotherLengthAreTold() {
		TestDatabase empty = database().another();
		DataFlow first = instance(empty, SchemaMode.MIGRATE, Visit.class);
		first.start().block(LIMIT);
		first.close().block(LIMIT);
		DataFlow other = instance(empty, SchemaMode.VALIDATE, Changed.class);
		assertThatExceptionOfType(SchemaValidationException.class).isThrownBy(() -> other.start().block(LIMIT))
			.withMessageContaining("chunks of table visits hold PT12H but Changed declares PT24H");
		other.close().block(LIMIT);
	}

	@Test
	default void chunksThatThereAreCountNotThoseDeclared() {
		TestDatabase empty = database().another();
		DataFlow first = instance(empty, SchemaMode.MIGRATE, Changed.class);
		first.start().block(LIMIT);
		first.close().block(LIMIT);
		DataFlow other = instance(empty, SchemaMode.NONE, Visit.class);
		assertThat(await(other.engine().run(workflow("VisitCreateHypertableNode", Map.of()))).result("node"))
			.containsEntry("created", false)
			.containsEntry("chunk", "PT24H");
		assertThatExceptionOfType(DataFlowException.class).isThrownBy(
				() -> await(other.engine().run(workflow("VisitRetentionPolicyNode", Map.of("drop_after", "13 hours")))))
			.withMessageContaining("'drop_after' of Visit is PT13H, which is less than the PT24H")
			.satisfies((error) -> assertThat(error.code()).isEqualTo("DF-102"));
		assertThat(await(other.engine().run(workflow("VisitRetentionPolicyNode", Map.of("drop_after", "24 hours"))))
			.result("node")).containsKey("kept_by");
		other.close().block(LIMIT);
	}

	@Test
	default void chunksAreThoseOfTheTableThatIsFound() throws SQLException {
		TestDatabase empty = database().another();
		DataFlow first = instance(empty, SchemaMode.MIGRATE, Changed.class);
		first.start().block(LIMIT);
		first.close().block(LIMIT);
		try (Stranger stranger = Stranger.at(empty.url())) {
			stranger.execute("CREATE SCHEMA elsewhere", "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I"
					+ " SET search_path = elsewhere, public', current_database()); END $$");
		}
		DataFlow other = instance(empty, SchemaMode.NONE, Visit.class);
		assertThat(await(other.engine().run(workflow("VisitCreateHypertableNode", Map.of()))).result("node"))
			.containsEntry("created", false)
			.containsEntry("chunk", "PT24H");
		other.close().block(LIMIT);
	}

	@Test
	default void tableWithRecordsStaysAsItIs() throws SQLException {
		TestDatabase filled = database().another();
		try (Stranger stranger = Stranger.at(filled.url())) {
			DataFlow before = instance(filled, SchemaMode.MIGRATE, Ordinary.class);
			before.start().block(LIMIT);
			await(before.model(Ordinary.class).create(new Ordinary("o1", Instant.EPOCH)));
			before.close().block(LIMIT);
			DataFlow after = instance(filled, SchemaMode.MIGRATE, Parted.class);
			assertThatExceptionOfType(MigrationFailedException.class).isThrownBy(() -> after.start().block(LIMIT))
				.withMessageContaining("make table ordinaries a hypertable")
				.satisfies((error) -> assertThat(error.action()).contains("copy its records"));
			assertThat(stranger.values("SELECT id FROM ordinaries")).isEqualTo(List.of("o1"));
			after.close().block(LIMIT);
			DataFlow untouched = instance(filled, SchemaMode.NONE, Parted.class);
			CreateHypertable create = CreateHypertable.of(untouched.models().model(Parted.class));
			assertThatExceptionOfType(DataFlowException.class)
				.isThrownBy(() -> untouched.operations().execute(create).blockLast(LIMIT))
				.satisfies((error) -> assertThat(error.code()).isEqualTo("DF-301"))
				.withMessageContaining("'ordinaries' cannot become a hypertable");
			untouched.close().block(LIMIT);
		}
	}

	private static DataFlow instance(TestDatabase database, SchemaMode mode, Class<?>... models) {
		return DataFlow.builder(database.url()).models(models).schema(mode).build();
	}

	/** The table of visits with longer chunks. */
	@DataFlowModel(table = "visits")
	@TimeSeries(time = "seen_at", chunk = "1 day")
	record Changed(@Id Long id, LocalDateTime seenAt, String page) {

	}

	/** A table before it is to be parted. */
	@DataFlowModel
	record Ordinary(@Id String id, Instant madeAt) {

	}

	/** The same table afterwards. */
	@DataFlowModel(table = "ordinaries")
	@TimeSeries(time = "made_at")
	record Parted(@Id String id, Instant madeAt) {

	}

}
