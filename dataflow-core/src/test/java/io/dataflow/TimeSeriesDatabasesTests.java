/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.dataflow.TimeSeriesEntities.Total;
import io.dataflow.TimeSeriesEntities.Visit;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;
import io.dataflow.workflow.Problem;
import io.dataflow.workflow.Workflow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The nodes of time series that take the name of a table, in an engine that works with
 * two databases.
 */
@DatabaseTest(DatabaseName.TIMESCALEDB)
final class TimeSeriesDatabasesTests extends AbstractInstanceTests {

	private static final Map<String, Object> COUNT = Map.of("n", Map.of("$count", "*"));

	@Override
	DataFlow instance() {
		DataFlow archive = DataFlow.builder(database().another().url()).name("archive").models(Total.class).build();
		return DataFlow.builder(url()).models(Visit.class).databases(beside(archive)).build();
	}

	@Test
	void tableIsFoundInTheDatabaseThatHasIt() {
		run("TotalCreateNode", "id", "t1", "day", "2026-01-05", "number", 1);
		assertThat(run("TimeRangeNode", "table_name", "totals")).containsEntry("count", 1L);
		assertThat(run("TimeRangeNode", "table_name", "totals", "database", "archive")).containsEntry("count", 1L);
		assertThat(refusal("TimeRangeNode", "table_name", "totals", "database", "default").action())
			.isEqualTo("Valid: visits.");
	}

	@ParameterizedTest
	@MethodSource("nodes")
	void tableOfAnotherDatabaseInATransactionIsRefused(String type, Map<String, Object> parameters) {
		assertThat(problems(type, parameters, Map.of("table_name", "totals"))).singleElement()
			.satisfies((problem) -> assertThat(problem.code()).isEqualTo("DF-701"))
			.satisfies((problem) -> assertThat(problem.message())
				.startsWith("Node 'series' (" + type + ") is of the database 'archive'"));
		assertThat(problems(type, parameters, Map.of("table_name", "totals", "database", "archive"))).hasSize(1);
		assertThat(problems(type, parameters, Map.of("table_name", "visits"))).isEmpty();
	}

	static Stream<Arguments> nodes() {
		return Stream.of(Arguments.of("TimeRangeNode", Map.of()), Arguments.of("CreateHypertableNode", Map.of()),
				Arguments.of("DownsampleNode", Map.of("bucket", "7 days", "aggregate", COUNT)),
				Arguments.of("RetentionPolicyNode", Map.of("drop_after", "30 days")), Arguments
					.of("ContinuousAggregateNode", Map.of("name", "weekly", "bucket", "7 days", "aggregate", COUNT)));
	}

	private List<Problem> problems(String type, Map<String, Object> parameters, Map<String, Object> table) {
		Map<String, Object> all = new HashMap<>(parameters);
		all.putAll(table);
		return db().engine()
			.validate(Workflow.builder("w")
				.transaction("tx", (scope) -> scope.addNode("VisitCountNode", "count").addNode(type, "series", all))
				.build())
			.errors();
	}

}
