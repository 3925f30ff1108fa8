/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dataflow.error.DataFlowException;
import io.dataflow.model.EntityModel;
import io.dataflow.operation.ContinuousAggregate;
import io.dataflow.operation.ContinuousAggregate.Refresh;
import io.dataflow.operation.TimeBuckets;
import io.dataflow.operation.TimeBuckets.Function;
import io.dataflow.operation.TimeBuckets.Measure;
import io.dataflow.query.Filter;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * What is decided about continuous aggregates before the server is told, on a database
 * that pretends to have the Community licence. What the server then does with them is in
 * {@link RetentionContract}, where it really has it.
 */
@DatabaseTest(DatabaseName.TIMESCALEDB)
final class ContinuousAggregateTests extends AbstractInstanceTests {

	private static final String AGGREGATE = "MeasurementContinuousAggregateNode";

	private static final String RETENTION = "MeasurementRetentionPolicyNode";

	private static final Map<String, Object> COUNT = Map.of("n", Map.of("$count", "*"));

	private @Nullable PretendedCommunity community;

	@Override
	DataFlow instance() throws SQLException {
		this.community = new PretendedCommunity(Stranger.at(url()));
		this.community.execute("CREATE EXTENSION IF NOT EXISTS timescaledb");
		assumeThat(this.community.stranger().values("SELECT current_setting('timescaledb.license')"))
			.as("needs a server on licence 'apache'")
			.containsExactly("apache");
		this.community.pretend();
		return DataFlow.builder(url()).models(TimeSeriesEntities.ALL).build();
	}

	@BeforeAll
	void aggregate() throws SQLException {
		community().aggregate("hourly", "measurements", "totals");
	}

	@Override
	@BeforeEach
	void clear() throws SQLException {
		community().forget();
	}

	@AfterAll
	void leave() throws SQLException {
		if (this.community != null) {
			this.community.close();
		}
	}

	@Test
	void aggregateIsRefreshedFromTheBeginningWhereRecordsAreKept() throws SQLException {
		community().drops("visits", "30 days");
		assertThat(create("hourly")).containsEntry("created", false);
		assertThat(community().calls()).containsExactly("refresh \"hourly\" from the beginning");
	}

	@Test
	void aggregateIsRefreshedNoFurtherBackThanTheServerKeepsRecords() throws SQLException {
		community().drops("measurements", "30 days");
		create("hourly");
		create("hourly", "refresh_start", "10 days");
		assertThat(community().calls()).containsExactly("refresh \"hourly\" from 720:00:00",
				"refresh \"hourly\" from 240:00:00");
		assertThat(failure(AGGREGATE, "name", "hourly", "bucket", "1 hour", "aggregate", COUNT, "refresh_start",
				"40 days"))
			.satisfies((failure) -> assertThat(failure.code()).isEqualTo("DF-102"))
			.satisfies((failure) -> assertThat(failure.getMessage())
				.contains("as far back as PT960H, but records are dropped after PT720H"));
		assertThat(community().calls()).hasSize(2);
	}

	@Test
	void aggregateIsRefreshedNoFurtherBackThanApplicationsKeepRecords() throws SQLException {
		community().drops("measurements", "30 days");
		community().execute(
				"CREATE TABLE dataflow_retention_policies (table_name TEXT PRIMARY KEY,"
						+ " drop_after INTERVAL NOT NULL, every INTERVAL NOT NULL, followed_at TIMESTAMPTZ)",
				"INSERT INTO dataflow_retention_policies (table_name, drop_after, every)"
						+ " VALUES ('\"measurements\"', '20 days', '1 day')");
		create("hourly");
		assertThat(community().calls()).containsExactly("refresh \"hourly\" from 480:00:00");
	}

	@Test
	void policyByWhichAnAggregateWouldLoseItsHistoryIsRefused() throws SQLException {
		community().refreshes("totals", "null");
		assertThat(failure(RETENTION, "drop_after", "30 days"))
			.satisfies((failure) -> assertThat(failure.code()).isEqualTo("DF-102"))
			.satisfies((failure) -> assertThat(failure.getMessage())
				.contains("'hourly' of Measurement is brought up to date from the beginning"));
		community().forget();
		community().refreshes("totals", "\"31 days\"");
		assertThat(failure(RETENTION, "drop_after", "30 days").getMessage()).contains("as far back as PT744H");
		assertThat(community().calls()).isEmpty();
		assertThat(run("VisitRetentionPolicyNode", "drop_after", "30 days")).containsEntry("kept_by", "server");
		run(RETENTION, "remove", true);
	}

	@Test
	void policyThatLeavesTheHistoryOfAggregatesIsSet() throws SQLException {
		community().refreshes("totals", "\"30 days\"");
		assertThat(run(RETENTION, "drop_after", "30 days")).containsEntry("kept_by", "server");
		assertThat(community().calls()).containsExactly("keep \"measurements\" for 720:00:00");
	}

	@Test
	void aggregateIsReadThroughTheEntityThatHasItOnly() {
		assertThat(run(AGGREGATE, "action", "read", "name", "hourly", "bucket", "1 hour", "aggregate", COUNT))
			.containsEntry("count", 0L);
		assertThat(failure("VisitContinuousAggregateNode", "action", "read", "name", "hourly", "bucket", "1 hour",
				"aggregate", COUNT))
			.satisfies((failure) -> assertThat(failure.code()).isEqualTo("DF-102"))
			.satisfies((failure) -> assertThat(failure.getMessage())
				.contains("'hourly' is no continuous aggregate of Visit, whose table is 'visits'"));
		assertThat(
				failure(AGGREGATE, "action", "read", "name", "visits", "bucket", "1 hour", "aggregate", COUNT).code())
			.isEqualTo("DF-102");
		assertThat(failure(AGGREGATE, "action", "read", "name", "daily", "bucket", "1 hour", "aggregate", COUNT).code())
			.isEqualTo("DF-102");
	}

	@Test
	void nameOfSomethingElseIsNotTakenForAnAggregate() throws SQLException {
		assertThat(failure("VisitContinuousAggregateNode", "name", "hourly", "bucket", "1 hour", "aggregate", COUNT)
			.code()).isEqualTo("DF-102");
		assertThat(failure(AGGREGATE, "name", "totals", "bucket", "1 hour", "aggregate", COUNT).code())
			.isEqualTo("DF-102");
		assertThat(community().calls()).isEmpty();
	}

	@Test
	void valuesInTheFilterAreRefusedForWhatTheyAre() {
		EntityModel model = db().models().model(TimeSeriesEntities.Visit.class);
		TimeBuckets buckets = new TimeBuckets(Duration.ofHours(1), List.of(),
				List.of(new Measure("n", Function.COUNT, null)));
		ContinuousAggregate create = new ContinuousAggregate(model, "filtered", Filter.equal(model.field("page"), "/"),
				buckets, new Refresh(null, Duration.ZERO, Duration.ofHours(1)), false);
		assertThatExceptionOfType(DataFlowException.class)
			.isThrownBy(() -> await(db().operations().execute(create).next()))
			.withMessageContaining("values in the filter of a continuous aggregate, whose definition has no parameters")
			.satisfies((error) -> assertThat(error.getMessage()).doesNotContain("licen"))
			.satisfies((error) -> assertThat(error.code()).isEqualTo("DF-701"));
	}

	private Map<String, @Nullable Object> create(String name, @Nullable Object... more) {
		Map<String, @Nullable Object> parameters = DataFlowContract.map(more);
		parameters.putAll(Map.of("name", name, "bucket", "1 hour", "aggregate", COUNT));
		return Objects.requireNonNull(await(db().engine().run(workflow(AGGREGATE, parameters))).result("node"));
	}

	private PretendedCommunity community() {
		return Objects.requireNonNull(this.community);
	}

}
