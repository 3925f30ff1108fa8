/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;

import io.dataflow.TimeSeriesEntities.Measurement;
import io.dataflow.operation.TimeSeriesOperations;
import io.dataflow.query.Query;
import io.dataflow.workflow.WorkflowExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Old records of time series go, and computations are kept, by the server on its
 * Community licence, else by the application or not at all.
 */
interface RetentionContract extends TimeRangeContract {

	String RETENTION = "MeasurementRetentionPolicyNode";

	@Test
	default void oldChunksAreDroppedByOneApplication() {
		assumeLicence("apache");
		withoutChunks();
		days(0, 1, 5, 40, 41);
		assertThat(run(RETENTION, "drop_after", "30 days")).containsEntry("kept_by", "application")
			.containsEntry("drop_after", "PT720H")
			.containsEntry("every", "PT24H");
		TimeSeriesOperations series = db().adapter().require(TimeSeriesOperations.class);
		assertThat(await(Mono.zip(series.dropDueChunks(), series.dropDueChunks(), Long::sum))).isEqualTo(2);
		assertThat(await(series.dropDueChunks())).isZero();
		assertThat(await(db().model(Measurement.class).count(Query.all()))).isEqualTo(3);
		run(RETENTION, "remove", true);
		days(50);
		assertThat(await(series.dropDueChunks())).isZero();
	}

	@Test
	default void jobFollowsPolicies() {
		assumeLicence("apache");
		DataFlow other = DataFlow.builder(url())
			.models(TimeSeriesEntities.ALL)
			.retentionInterval(Duration.ofMillis(50))
			.build();
		days(0, 40);
		run(RETENTION, "drop_after", "30 days", "every", "1 hour");
		other.start().block(LIMIT);
		try {
			long left = await(Flux.interval(Duration.ofMillis(50))
				.onBackpressureDrop()
				.concatMap((tick) -> other.model(Measurement.class).count(Query.all()))
				.filter((count) -> count == 1)
				.next());
			assertThat(left).isOne();
		}
		finally {
			other.close().block(LIMIT);
			run(RETENTION, "remove", true);
		}
	}

	@Test
	default void policyWithoutAJobIsRefused() {
		assumeLicence("apache");
		DataFlow other = DataFlow.builder(url())
			.models(TimeSeriesEntities.ALL)
			.retentionInterval(Duration.ZERO)
			.build();
		try {
			assertThatExceptionOfType(WorkflowExecutionException.class)
				.isThrownBy(() -> await(other.engine().run(workflow(RETENTION, Map.of("drop_after", "30 days")))))
				.withMessageContaining("this application has no job for them")
				.satisfies((failure) -> assertThat(failure.code()).isEqualTo("DF-701"));
		}
		finally {
			other.close().block(LIMIT);
		}
	}

	@Test
	default void policyThatMakesNoSenseIsRefused() {
		assertThat(refusal(RETENTION, "drop_after", "12 hours").message())
			.contains("'drop_after' of Measurement is PT12H, which is less than the PT24H");
		assertThat(refusal(RETENTION, "drop_after", "12 hours").code()).isEqualTo("DF-102");
		assertThat(refusal(RETENTION, "drop_after", "0 days").code()).isEqualTo("DF-102");
		assertThat(refusal(RETENTION, "drop_after", "-1 day").code()).isEqualTo("DF-102");
		assertThat(refusal(RETENTION, "drop_after", "30 days", "every", "0 s").code()).isEqualTo("DF-102");
		assertThat(refusal(RETENTION).code()).isEqualTo("DF-102");
		assertThat(refusal(RETENTION, "drop_after", "30 days", "remove", true).code()).isEqualTo("DF-102");
	}

	@Test
	default void continuousAggregateNeedsTheCommunityLicence() {
		assumeLicence("apache");
		assertThat(failure("MeasurementContinuousAggregateNode", "name", "hourly", "bucket", "1 hour", "aggregate",
				Map.of("n", Map.of("$count", "*"))))
			.satisfies((failure) -> {
				assertThat(failure.code()).isEqualTo("DF-701");
				assertThat(failure.action()).contains("DownsampleNode");
			});
		assertThat(failure("MeasurementContinuousAggregateNode", "name", "hourly", "action", "read", "bucket", "1 hour",
				"aggregate", Map.of("n", Map.of("$count", "*")))
			.code()).isEqualTo("DF-701");
	}

	@Test
	default void continuousAggregateThatMakesNoSenseIsRefused() {
		Map<String, Object> count = Map.of("n", Map.of("$count", "*"));
		assertThat(code("name", "Not a name", "bucket", "1 hour", "aggregate", count)).isEqualTo("DF-102");
		assertThat(code("name", "measurements", "bucket", "1 hour", "aggregate", count)).isEqualTo("DF-102");
		assertThat(code("name", "hourly", "bucket", "1 hour", "aggregate", count, "action", "drop"))
			.isEqualTo("DF-102");
		assertThat(code("name", "hourly", "bucket", "1 hour", "aggregate", count, "refresh_start", "1 hour"))
			.isEqualTo("DF-102");
		assertThat(code("name", "hourly", "bucket", "1 hour", "aggregate", count, "action", "read", "filter",
				Map.of("sensor", "even")))
			.isEqualTo("DF-102");
	}

	private String code(@Nullable Object... parameters) {
		return refusal("MeasurementContinuousAggregateNode", parameters).code();
	}

	@Test
	default void serverKeepsContinuousAggregates() throws SQLException {
		assumeLicence("timescale");
		record(48);
		Map<String, Object> measures = DataFlowContract.map("n", Map.of("$count", "*"), "mean",
				Map.of("$avg", "level"));
		assertThat(run("MeasurementContinuousAggregateNode", "name", "daily", "bucket", "1 day", "group_by", "sensor",
				"aggregate", measures))
			.containsEntry("created", true);
		try (Stranger stranger = Stranger.at(url())) {
			stranger.execute("CALL refresh_continuous_aggregate('daily', NULL, NULL)");
		}
		assertThat(run("MeasurementContinuousAggregateNode", "name", "daily", "action", "read", "bucket", "1 day",
				"group_by", "sensor", "filter", Map.of("sensor", "even"), "aggregate", measures))
			.containsEntry("count", 2L);
	}

	@Test
	default void serverFollowsPolicies() throws SQLException {
		assumeLicence("timescale");
		assertThat(run(RETENTION, "drop_after", "30 days")).containsEntry("kept_by", "server");
		try (Stranger stranger = Stranger.at(url())) {
			assertThat(stranger
				.values("SELECT COUNT(*) FROM timescaledb_information.jobs " + "WHERE proc_name = 'policy_retention'"))
				.containsExactly("1");
		}
		run(RETENTION, "remove", true);
	}

	private void days(int... ago) {
		Flux<Measurement> many = Flux.fromStream(Arrays.stream(ago).boxed())
			.map((days) -> new Measurement(null, Instant.now().minus(days, ChronoUnit.DAYS), "a", 1.0, null, days));
		await(db().model(Measurement.class).bulkCreate(many));
	}

	/**
	 * Records that were deleted leave their chunks behind.
	 */
	private void withoutChunks() {
		try (Stranger stranger = Stranger.at(url())) {
			stranger.execute("TRUNCATE measurements");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void assumeLicence(String licence) {
		try (Stranger stranger = Stranger.at(url())) {
			assumeThat(stranger.values("SELECT current_setting('timescaledb.license')"))
				.as("needs a server on licence '" + licence + "'")
				.containsExactly(licence);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
