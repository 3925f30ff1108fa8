/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.dataflow.error.DataFlowException;
import io.dataflow.testing.DatabaseName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.dataflow.DataFlowContract.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Values that no column holds are refused wherever they stand, and change nothing.
 */
interface BadValueContract extends DataFlowContract {

	/** Characters that PostgreSQL does not store in texts. */
	String NUL = "a\u0000b";

	static Stream<Arguments> calls() {
		return Stream.of(arguments("SampleCreateNode", map("id", "s2", "FIELD", "VALUE")),
				arguments("SampleUpdateNode", map("filter", map("id", "s1"), "fields", map("FIELD", "VALUE"))),
				arguments("SampleUpdateNode", map("filter", map("FIELD", "VALUE"), "fields", map("flag", true))),
				arguments("SampleUpsertNode", map("where", map("id", "s2"), "create", map("FIELD", "VALUE"))),
				arguments("SampleUpsertNode",
						map("where", map("id", "s1"), "create", map(), "update", map("FIELD", "VALUE"))),
				arguments("SampleBulkCreateNode",
						map("data", List.of(map("id", "s2", "flag", true), map("id", "s3", "FIELD", "VALUE")))),
				arguments("SampleBulkUpdateNode", map("data", List.of(map("id", "s1", "FIELD", "VALUE")))),
				arguments("SampleBulkUpdateNode", map("filter", map("id", "s1"), "fields", map("FIELD", "VALUE"))),
				arguments("SampleBulkUpsertNode",
						map("data", List.of(map("id", "s2", "flag", true), map("id", "s1", "FIELD", "VALUE")))),
				arguments("SampleBulkDeleteNode", map("filter", map("FIELD", "VALUE"))));
	}

	static Stream<Arguments> readings() {
		return Stream.of(arguments("SampleListNode", map("filter", map("FIELD", "VALUE"))),
				arguments("SampleListNode", map("filter", map("FIELD", map("$in", List.of("VALUE"))))),
				arguments("SampleCountNode", map("filter", map("FIELD", map("$ne", "VALUE")))),
				arguments("SampleAggregateNode",
						map("aggregate", map("n", map("$count", "*")), "filter", map("FIELD", "VALUE"))));
	}

	@ParameterizedTest
	@MethodSource({ "io.dataflow.BadValueContract#calls", "io.dataflow.BadValueContract#readings" })
	default void numberThatIsNoneIsRefused(String type, Map<String, @Nullable Object> parameters) {
		for (Object number : List.of(Double.NaN, Double.POSITIVE_INFINITY, Float.NaN, Float.NEGATIVE_INFINITY)) {
			for (String field : List.of("real", "single", "amount", "whole")) {
				assertRefused(type, with(parameters, field, number), "DF-102", field);
			}
		}
	}

	@ParameterizedTest
	@MethodSource({ "io.dataflow.BadValueContract#calls", "io.dataflow.BadValueContract#readings" })
	default void timeThatNoDatabaseHoldsIsRefused(String type, Map<String, @Nullable Object> parameters) {
		for (String year : List.of("+10000", "0000", "-0001", "+999999999")) {
			assertRefused(type, with(parameters, "moment", year + "-01-01T00:00:00Z"), "DF-102", "moment");
			assertRefused(type, with(parameters, "offset_moment", year + "-01-01T00:00:00Z"), "DF-102",
					"offset_moment");
			assertRefused(type, with(parameters, "local_moment", year + "-01-01T00:00:00"), "DF-102", "local_moment");
			assertRefused(type, with(parameters, "day", year + "-01-01"), "DF-102", "day");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "$inc", "$dec", "$mul", "$min", "$max", "$set", "$coalesce" })
	default void expressionWithANumberThatIsNoneIsRefused(String operator) {
		for (Double number : List.of(Double.NaN, Double.NEGATIVE_INFINITY)) {
			assertRefused("SampleUpdateNode",
					map("filter", map("id", "s1"), "fields", map("real", map(operator, number))), "DF-102", "real");
		}
	}

	@ParameterizedTest
	@MethodSource({ "io.dataflow.BadValueContract#calls", "io.dataflow.BadValueContract#readings" })
	default void nulCharacterIsStoredOrRefused(String type, Map<String, @Nullable Object> parameters) {
		if (database().name() == DatabaseName.POSTGRESQL) {
			assertRefused(type, with(parameters, "text", NUL), "DF-502", "Sample");
			return;
		}
		run("SampleCreateNode", "id", "s1", "text", "before");
		Map<String, @Nullable Object> all = new LinkedHashMap<>(with(parameters, "text", NUL));
		all.putAll(bulk(type, all));
		db().engine().run(workflow(type, all)).block(LIMIT);
		long stored = (long) run("SampleCountNode", "filter", Map.of("text", NUL)).get("count");
		assertThat(stored).isEqualTo((type.contains("Create") || type.contains("Up") && !filters(parameters)) ? 1 : 0);
	}

	@Test
	default void nulCharacterInADocumentIsStoredOrRefused() {
		Map<String, Object> document = Map.of("key" + NUL, List.of(NUL));
		if (database().name() == DatabaseName.MONGODB) {
			// a name cannot hold it, a text can
			assertRefused("SampleCreateNode", map("id", "s2", "document", document), "DF-502", "Sample");
			document = Map.of("key", List.of(NUL));
			run("SampleDeleteNode", "id", "s1");
		}
		if (database().name() == DatabaseName.POSTGRESQL) {
			assertRefused("SampleCreateNode", map("id", "s2", "document", document), "DF-502", "Sample");
			assertRefused("SampleBulkCreateNode", map("data", List.of(map("id", "s2", "document", document))), "DF-502",
					"Sample");
			return;
		}
		run("SampleBulkCreateNode", "data", List.of(Map.of("id", "s1", "document", document)));
		assertThat(run("SampleReadNode", "id", "s1")).containsEntry("document", document);
	}

	private static boolean filters(Map<String, @Nullable Object> parameters) {
		return parameters.get("filter") instanceof Map<?, ?> filter && filter.containsKey("FIELD");
	}

	private void assertRefused(String type, Map<String, @Nullable Object> parameters, String code, String named) {
		run("SampleUpsertNode", "where", Map.of("id", "s1"), "create", Map.of("text", "before"));
		DataFlowException failure = catchThrowableOfType(DataFlowException.class,
				() -> db().engine().run(workflow(type, parameters)).block(LIMIT));
		assertThat(failure).as("failure of %s of %s", type, parameters)
			.isNotNull()
			.hasMessageContaining(code)
			.hasMessageContaining(named);
		assertThat(run("SampleCountNode")).as("records after %s of %s", type, parameters).containsEntry("count", 1L);
		assertThat(run("SampleReadNode", "id", "s1")).containsEntry("text", "before").containsEntry("flag", null);
	}

	private static Map<String, @Nullable Object> with(Map<String, @Nullable Object> parameters, String field,
			Object value) {
		Map<String, @Nullable Object> copy = map();
		parameters.forEach((name, given) -> copy.put(name.equals("FIELD") ? field : name, with(given, field, value)));
		return copy;
	}

	@SuppressWarnings("unchecked")
	private static @Nullable Object with(@Nullable Object given, String field, Object value) {
		if (given instanceof Map<?, ?> inner) {
			return with((Map<String, @Nullable Object>) inner, field, value);
		}
		if (given instanceof List<?> list) {
			return list.stream().map((element) -> with(element, field, value)).toList();
		}
		return "VALUE".equals(given) ? value : given;
	}

}
