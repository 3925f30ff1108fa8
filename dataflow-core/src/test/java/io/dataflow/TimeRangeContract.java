/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.dataflow.TimeSeriesEntities.Measurement;
import io.dataflow.TimeSeriesEntities.Total;
import io.dataflow.error.DataFlowException;
import io.dataflow.migration.SchemaMode;
import io.dataflow.operation.Delete;
import io.dataflow.operation.Operation;
import io.dataflow.operation.Update;
import io.dataflow.pipeline.OperationInterceptor;
import io.dataflow.query.Query;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Time series are stored in chunks, keep the promises of other entities, and are read by
 * ranges of time.
 */
interface TimeRangeContract extends DataFlowContract {

	Instant START = Instant.parse("2026-01-05T00:00:00Z");

	@Test
	default void tablesAreHypertables() throws SQLException {
		record(6 * 24);
		try (Stranger stranger = Stranger.at(url())) {
			assertThat(stranger.values("SELECT hypertable_name FROM timescaledb_information.hypertables ORDER BY 1"))
				.containsExactly("measurements", "totals", "visits");
			assertThat(stranger.values(
					"SELECT COUNT(*) FROM timescaledb_information.chunks " + "WHERE hypertable_name = 'measurements'"))
				.containsExactly("6");
		}
		assertThat(run("MeasurementCreateHypertableNode")).containsEntry("created", false)
			.containsEntry("table_name", "measurements")
			.containsEntry("time_column", "recorded_at")
			.containsEntry("chunk", "PT24H");
	}

	@Test
	default void rangeHoldsItsBeginAndNotItsEnd() {
		record(10);
		Map<String, @Nullable Object> result = run("MeasurementTimeRangeNode", "from", at(2), "to", at(5));
		assertThat(result).containsEntry("count", 3L).containsEntry("next", null).containsEntry("limit", 1000L);
		assertThat(values(result, "whole")).containsExactly(2, 3, 4);
		assertThat(values(run("MeasurementTimeRangeNode", "from", at(8).toString()), "whole")).containsExactly(8, 9);
		assertThat(values(run("MeasurementTimeRangeNode", "to", at(2)), "whole")).containsExactly(0, 1);
	}

	@Test
	default void rangeIsFilteredAndOrdered() {
		record(10);
		assertThat(values(run("MeasurementTimeRangeNode", "from", at(2), "to", at(8), "filter",
				Map.of("sensor", "even", "whole", Map.of("$gt", 2)), "order_by", "-recordedAt"), "whole"))
			.containsExactly(6, 4);
		run("MeasurementBulkDeleteNode", "filter", Map.of("whole", 4));
		assertThat(values(run("MeasurementTimeRangeNode", "from", at(3), "to", at(6)), "whole")).containsExactly(3, 5);
		assertThat(
				values(run("MeasurementTimeRangeNode", "from", at(3), "to", at(6), "include_deleted", true), "whole"))
			.containsExactly(3, 4, 5);
	}

	@Test
	default void pagesFollowEachOther() {
		record(25);
		List<@Nullable Object> seen = new ArrayList<>();
		Object after = null;
		do {
			Map<String, @Nullable Object> page = (after == null)
					? run("MeasurementTimeRangeNode", "limit", 10, "from", at(1))
					: run("MeasurementTimeRangeNode", "limit", 10, "from", at(1), "after", after);
			seen.addAll(values(page, "whole"));
			after = page.get("next");
		}
		while (after != null);
		assertThat(seen).hasSize(24).doesNotHaveDuplicates().startsWith(1, 2).endsWith(23, 24);
	}

	@Test
	default void nodesAreToldByTheNameOfTheTable() {
		record(5);
		assertThat(values(run("TimeRangeNode", "table_name", "measurements", "from", at(3)), "whole"))
			.containsExactly(3, 4);
		assertThat(run("DownsampleNode", "table_name", "measurements", "database", "default", "bucket", "1 day",
				"filter", Map.of("whole", Map.of("$gt", 1)), "aggregate", Map.of("n", Map.of("$count", "*"))))
			.containsEntry("results", List.of(DataFlowContract.map("bucket", at(0), "n", 3L)));
		assertThat(run("CreateHypertableNode", "table_name", "visits")).containsEntry("chunk", "PT12H");
		assertThat(refusal("TimeRangeNode", "table_name", "mesurements").code()).isEqualTo("DF-603");
		assertThat(refusal("TimeRangeNode", "table_name", "measurements", "database", "other").code())
			.isEqualTo(refusal("MeasurementTimeRangeNode", "database", "other").code());
		assertThat(refusal("RetentionPolicyNode", "table_name", "measurements", "drop_after", "1 hour").code())
			.isEqualTo("DF-102");
	}

	@Test
	default void rangeThatMakesNoSenseIsRefused() {
		assertThat(refusal("MeasurementTimeRangeNode", "from", at(5), "to", at(5)).code()).isEqualTo("DF-102");
		assertThat(refusal("MeasurementTimeRangeNode", "from", at(5), "to", at(2)).message())
			.contains("which is not before its end");
		assertThat(refusal("MeasurementTimeRangeNode", "from", "yesterday").code()).isEqualTo("DF-102");
		assertThat(refusal("MeasurementTimeRangeNode", "filter", Map.of("wohle", 1)).code()).isEqualTo("DF-605");
		assertThat(refusal("MeasurementTimeRangeNode", "order_by", "wohle").code()).isEqualTo("DF-910");
		assertThat(refusal("MeasurementTimeRangeNode", "limit", -1).code()).isEqualTo("DF-909");
	}

	@Test
	default void recordsAreReadChangedAndDeletedByTheirId() {
		Map<String, @Nullable Object> created = run("MeasurementCreateNode", "recorded_at", at(1), "sensor", "a");
		Object id = created.get("id");
		assertThat(run("MeasurementReadNode", "id", id)).containsEntry("sensor", "a")
			.containsEntry("recorded_at", at(1));
		assertThat(run("MeasurementUpdateNode", "filter", Map.of("id", String.valueOf(id)), "fields",
				Map.of("sensor", "b")))
			.containsEntry("updated", true)
			.containsEntry("sensor", "b");
		assertThat(run("MeasurementDeleteNode", "id", id)).containsEntry("deleted", true);
		assertThat(run("MeasurementCountNode")).containsEntry("count", 0L);
		assertThat(run("VisitCreateNode", "seen_at", "2026-01-05T10:00:00", "page", "/")).containsKey("id");
	}

	@Test
	default void upsertKnowsARecordByIdAndTime() {
		Map<String, Object> key = Map.of("id", "t1", "day", "2026-01-05");
		assertThat(run("TotalUpsertNode", "where", key, "create", Map.of("number", 1), "update", Map.of("number", 2)))
			.containsEntry("created", true);
		assertThat(run("TotalUpsertNode", "where", key, "create", Map.of("number", 1), "update", Map.of("number", 2)))
			.containsEntry("created", false);
		assertThat(run("TotalReadNode", "id", "t1")).containsEntry("number", 2);
		assertThat(refusal("TotalUpsertNode", "where", Map.of("id", "t1"), "create",
				Map.of("number", 1, "day", "2026-01-05"), "update", Map.of("number", 2))
			.code()).isEqualTo("DF-710");
		assertThat(run("TotalBulkUpsertNode", "data",
				List.of(DataFlowContract.map("id", "t1", "day", "2026-01-05", "number", 5),
						DataFlowContract.map("id", "t2", "day", "2026-01-05", "number", 6))))
			.containsEntry("inserted", 1L)
			.containsEntry("updated", 1L);
	}

	@Test
	default void idThatTwoTimesHaveIsToldAsSuch() {
		run("TotalCreateNode", "id", "t1", "day", "2026-01-05", "number", 1);
		run("TotalCreateNode", "id", "t1", "day", "2026-01-06", "number", 2);
		assertThat(failure("TotalReadNode", "id", "t1").code()).isEqualTo("DF-704");
		assertThat(failure("TotalCreateNode", "id", "t1", "day", "2026-01-06", "number", 3).code()).isEqualTo("DF-502");
		assertThatExceptionOfType(DataFlowException.class).isThrownBy(() -> await(db().model(Total.class).read("t1")))
			.satisfies((error) -> assertThat(error.code()).isEqualTo("DF-704"));
	}

	@Test
	default void recordWithTheSameIdThatComesInBetweenIsLeftAlone() {
		run("TotalCreateNode", "id", "t1", "day", "2026-01-05", "number", 1);
		run("TotalCreateNode", "id", "t2", "day", "2026-01-05", "number", 1);
		DataFlow late = DataFlow.builder(url())
			.models(TimeSeriesEntities.ALL)
			.schema(SchemaMode.NONE)
			.interceptors(new Latecomer(db()))
			.build();
		await(late.engine()
			.run(workflow("TotalUpdateNode", Map.of("filter", Map.of("id", "t1"), "fields", Map.of("number", 3)))));
		assertThat(await(late.engine().run(workflow("TotalDeleteNode", Map.of("id", "t2")))).result("node"))
			.containsEntry("deleted", true);
		late.close().block(LIMIT);
		assertThat(values(run("TotalListNode", "filter", Map.of("id", "t1"), "order_by", "day"), "number"))
			.containsExactly(3, 2);
		assertThat(values(run("TotalListNode", "filter", Map.of("id", "t2")), "number")).containsExactly(2);
	}

	@Test
	default void manyRecordsAreAddedAtOnce() {
		Flux<Measurement> many = Flux.range(0, 2500)
			.map((n) -> new Measurement(null, START.plus(n, ChronoUnit.HOURS), "s" + n % 7, n * 0.5, null, n));
		assertThat(await(db().model(Measurement.class).bulkCreate(many)).inserted()).isEqualTo(2500);
		assertThat(await(db().model(Measurement.class).count(Query.where(Map.of("sensor", "s3"))))).isEqualTo(357L);
	}

	/**
	 * Record a value for each of so many hours.
	 */
	default void record(int hours) {
		Flux<Measurement> many = Flux.range(0, hours)
			.map((n) -> new Measurement(null, at(n), (n % 2 == 0) ? "even" : "odd", n * 1.0, null, n));
		await(db().model(Measurement.class).bulkCreate(many));
	}

	default Instant at(int hours) {
		return START.plus(hours, ChronoUnit.HOURS);
	}

	/**
	 * Adds a record with the same id before one is changed or deleted.
	 *
	 * @param db where it is added
	 */
	record Latecomer(DataFlow db) implements OperationInterceptor {

		@Override
		public <R> Flux<R> intercept(Operation<R> operation, Chain next) {
			if (operation instanceof Update) {
				return added("t1").thenMany(next.proceed(operation));
			}
			return (operation instanceof Delete) ? added("t2").thenMany(next.proceed(operation))
					: next.proceed(operation);
		}

		private Mono<Total> added(String id) {
			return this.db.model(Total.class).create(new Total(id, LocalDate.parse("2026-01-06"), 2, null, null));
		}

	}

}
