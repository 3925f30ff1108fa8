/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Time series are computed over buckets of time.
 */
interface DownsampleContract extends TimeRangeContract {

	String DOWNSAMPLE = "MeasurementDownsampleNode";

	@Test
	default void bucketsAreComputed() {
		record(5);
		assertThat(results("bucket", "2 hours", "aggregate",
				DataFlowContract.map("n", Map.of("$count", "*"), "mean", Map.of("$avg", "level"), "least",
						Map.of("$min", "level"), "most", Map.of("$max", "whole"), "sum", Map.of("$sum", "whole"),
						"first", Map.of("$first", "whole"), "last", Map.of("$last", "sensor"))))
			.containsExactly(
					DataFlowContract.map("bucket", at(0), "n", 2L, "mean", 0.5, "least", 0.0, "most", 1, "sum", 1L,
							"first", 0, "last", "odd"),
					DataFlowContract.map("bucket", at(2), "n", 2L, "mean", 2.5, "least", 2.0, "most", 3, "sum", 5L,
							"first", 2, "last", "odd"),
					DataFlowContract.map("bucket", at(4), "n", 1L, "mean", 4.0, "least", 4.0, "most", 4, "sum", 4L,
							"first", 4, "last", "even"));
	}

	@Test
	default void bucketsAreGroupedFilteredAndLimited() {
		record(6);
		run("MeasurementCreateNode", "recorded_at", at(1), "amount", "0.1");
		run("MeasurementCreateNode", "recorded_at", at(2), "amount", "0.2");
		assertThat(results("bucket", "3 hours", "group_by", "sensor", "to", at(3), "aggregate",
				DataFlowContract.map("n", Map.of("$count", "level"), "amount", Map.of("$avg", "amount"), "first",
						Map.of("$first", "amount"))))
			.containsExactly(
					DataFlowContract.map("bucket", at(0), "sensor", null, "n", 0L, "amount", new BigDecimal("0.15"),
							"first", Objects.requireNonNull(first("amount"))),
					DataFlowContract.map("bucket", at(0), "sensor", "even", "n", 2L, "amount", null, "first", null),
					DataFlowContract.map("bucket", at(0), "sensor", "odd", "n", 1L, "amount", null, "first", null));
		assertThat(results("bucket", "3 hours", "filter", Map.of("sensor", "even"), "limit", 1, "aggregate",
				Map.of("sum", Map.of("$sum", "whole"))))
			.containsExactly(DataFlowContract.map("bucket", at(0), "sum", 2L));
	}

	private @Nullable Object first(String field) {
		return ((Map<?, ?>) results("bucket", "3 hours", "filter", Map.of("amount", Map.of("$ne", 5)), "to", at(3),
				"aggregate", Map.of("first", Map.of("$first", field)))
			.get(0)).get("first");
	}

	@Test
	default void recordsThatWereDeletedDoNotCount() {
		record(4);
		run("MeasurementBulkDeleteNode", "filter", Map.of("whole", 3));
		Map<String, Object> count = Map.of("n", Map.of("$count", "*"));
		assertThat(results("bucket", "1 day", "aggregate", count))
			.containsExactly(DataFlowContract.map("bucket", at(0), "n", 3L));
		assertThat(results("bucket", "1 day", "aggregate", count, "include_deleted", true))
			.containsExactly(DataFlowContract.map("bucket", at(0), "n", 4L));
	}

	@Test
	default void gapsAreFilled() {
		record(1);
		run("MeasurementCreateNode", "recorded_at", at(3), "sensor", "odd", "level", 3);
		Map<String, Object> measures = DataFlowContract.map("n", Map.of("$count", "*"), "mean",
				Map.of("$avg", "level"));
		assertThat(results("bucket", "1 hour", "from", at(0), "to", at(4), "fill_gaps", true, "aggregate", measures))
			.containsExactly(DataFlowContract.map("bucket", at(0), "n", 1L, "mean", 0.0),
					DataFlowContract.map("bucket", at(1), "n", 0L, "mean", null),
					DataFlowContract.map("bucket", at(2), "n", 0L, "mean", null),
					DataFlowContract.map("bucket", at(3), "n", 1L, "mean", 3.0));
		assertThat(results("bucket", "2 hours", "from", at(0), "to", at(4), "fill_gaps", true, "group_by", "sensor",
				"aggregate", measures))
			.containsExactly(DataFlowContract.map("bucket", at(0), "sensor", "even", "n", 1L, "mean", 0.0),
					DataFlowContract.map("bucket", at(0), "sensor", "odd", "n", 0L, "mean", null),
					DataFlowContract.map("bucket", at(2), "sensor", "even", "n", 0L, "mean", null),
					DataFlowContract.map("bucket", at(2), "sensor", "odd", "n", 1L, "mean", 3.0));
	}

	@Test
	default void gapsOfGroupsAreFilledInPages() {
		record(2);
		Map<String, Object> count = Map.of("n", Map.of("$count", "level"));
		assertThat(results("bucket", "1 hour", "from", at(0), "to", at(300), "fill_gaps", true, "group_by", "sensor",
				"limit", 3, "aggregate", count))
			.containsExactly(DataFlowContract.map("bucket", at(0), "sensor", "even", "n", 1L),
					DataFlowContract.map("bucket", at(0), "sensor", "odd", "n", 0L),
					DataFlowContract.map("bucket", at(1), "sensor", "even", "n", 0L));
		assertThat(results("bucket", "1 hour", "from", at(5), "to", at(9), "fill_gaps", true, "group_by", "sensor",
				"aggregate", count))
			.isEmpty();
	}

	@Test
	default void gapsOfTooManyGroupsAreRefused() {
		record(2);
		Map<String, Object> measures = DataFlowContract.map("n", Map.of("$count", "*"), "mean",
				Map.of("$avg", "level"));
		assertThat(failure(DOWNSAMPLE, "bucket", "2 seconds", "from", at(0), "to", at(300), "fill_gaps", true,
				"group_by", "sensor", "limit", 1, "aggregate", measures))
			.satisfies((failure) -> assertThat(failure.code()).isEqualTo("DF-506"))
			.satisfies((failure) -> assertThat(failure.getMessage()).contains("more than 1000000 rows"));
	}

	@Test
	default void groupsMayHaveTheNamesOfFunctions() {
		run("TotalCreateNode", "id", "t1", "day", "2026-01-05", "number", 1, "count", "a", "time_bucket", "x");
		run("TotalCreateNode", "id", "t2", "day", "2026-01-06", "number", 2, "count", "b", "time_bucket", "x");
		Map<String, Object> number = DataFlowContract.map("n", Map.of("$count", "*"), "last", Map.of("$last", "count"));
		List<Object> rows = List.of(
				DataFlowContract.map("bucket", LocalDate.parse("2026-01-05"), "count", "a", "time_bucket", "x", "n", 1L,
						"last", "a"),
				DataFlowContract.map("bucket", LocalDate.parse("2026-01-05"), "count", "b", "time_bucket", "x", "n", 1L,
						"last", "b"));
		assertThat(run("TotalDownsampleNode", "bucket", "7 days", "group_by", List.of("count", "time_bucket"),
				"aggregate", number))
			.containsEntry("results", rows);
		assertThat(run("TotalDownsampleNode", "bucket", "7 days", "group_by", List.of("count", "time_bucket"),
				"aggregate", number, "from", "2026-01-05", "to", "2026-01-12", "fill_gaps", true))
			.containsEntry("results", rows);
	}

	@Test
	default void datesAndTimesWithoutAZoneHaveBucketsToo() {
		run("TotalCreateNode", "id", "t1", "day", "2026-01-05", "number", 1);
		run("TotalCreateNode", "id", "t2", "day", "2026-01-20", "number", 2);
		Map<String, Object> sum = Map.of("sum", Map.of("$sum", "number"));
		assertThat(run("TotalDownsampleNode", "bucket", "7 days", "from", "2026-01-05", "to", "2026-01-26", "fill_gaps",
				true, "aggregate", sum))
			.containsEntry("results",
					List.of(DataFlowContract.map("bucket", LocalDate.parse("2026-01-05"), "sum", 1L),
							DataFlowContract.map("bucket", LocalDate.parse("2026-01-12"), "sum", null),
							DataFlowContract.map("bucket", LocalDate.parse("2026-01-19"), "sum", 2L)));
		run("VisitCreateNode", "seen_at", "2026-01-05T10:59:00", "page", "/");
		assertThat(run("VisitDownsampleNode", "bucket", "1 hour", "from", "2026-01-05T10:00:00", "to",
				"2026-01-05T11:00:00", "fill_gaps", true, "aggregate", Map.of("page", Map.of("$last", "page"))))
			.containsEntry("results",
					List.of(DataFlowContract.map("bucket", LocalDateTime.parse("2026-01-05T10:00:00"), "page", "/")));
	}

	@Test
	default void computationThatMakesNoSenseIsRefused() {
		Map<String, Object> count = Map.of("n", Map.of("$count", "*"));
		assertThat(code("bucket", "0 hours", "aggregate", count)).isEqualTo("DF-102");
		assertThat(code("bucket", "-1 hour", "aggregate", count)).isEqualTo("DF-102");
		assertThat(code("bucket", "a while", "aggregate", count)).isEqualTo("DF-102");
		assertThat(code("bucket", "1 hour", "aggregate", Map.of())).isEqualTo("DF-907");
		assertThat(code("bucket", "1 hour", "aggregate", Map.of("x", Map.of("$frist", "whole")))).isEqualTo("DF-907");
		assertThat(code("bucket", "1 hour", "aggregate", Map.of("x", Map.of("$first", "wohle")))).isEqualTo("DF-605");
		assertThat(code("bucket", "1 hour", "aggregate", Map.of("bucket", Map.of("$count", "*")))).isEqualTo("DF-102");
		assertThat(code("bucket", "1 hour", "aggregate", count, "group_by", "sesnor")).isEqualTo("DF-605");
		assertThat(code("bucket", "1 hour", "aggregate", count, "fill_gaps", true)).isEqualTo("DF-102");
		assertThat(code("bucket", "1 ms", "aggregate", count, "fill_gaps", true, "from", at(0), "to", at(24)))
			.isEqualTo("DF-102");
		assertThat(refusal(DOWNSAMPLE, "bucket", "2 hours", "aggregate", count, "from", at(0), "to", at(1)).message())
			.contains("'bucket' of Measurement is PT2H, but the range is only PT1H");
		assertThat(refusal("TotalDownsampleNode", "bucket", "36 hours", "aggregate", count).message())
			.contains("its time is a date");
	}

	private String code(@Nullable Object... parameters) {
		return refusal(DOWNSAMPLE, parameters).code();
	}

	private List<Object> results(@Nullable Object... parameters) {
		return List.copyOf((List<?>) Objects.requireNonNull(run(DOWNSAMPLE, parameters).get("results")));
	}

}
