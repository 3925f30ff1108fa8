/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.dataflow.DataFlowContract.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Which records a filter selects. There are four: a has everything, b and c differ from
 * it, n has null wherever it can.
 */
interface FilterContract extends DataFlowContract {

	static Stream<Arguments> filters() {
		return Stream.of(comparisons(), sets(), patterns(), nulls(), connectives()).flatMap((part) -> part);
	}

	private static Stream<Arguments> comparisons() {
		return Stream.of(arguments(map(), "abcn"), arguments(map("whole", 2), "b"),
				arguments(map("whole", map("$eq", 2)), "b"), arguments(map("whole", map("$ne", 2)), "ac"),
				arguments(map("whole", map("$gt", 1)), "bc"), arguments(map("whole", map("$gte", 2)), "bc"),
				arguments(map("whole", map("$lt", 2)), "a"), arguments(map("whole", map("$lte", 2)), "ab"),
				arguments(map("whole", map("$gt", 1, "$lt", 3)), "b"),
				arguments(map("whole", map("$between", List.of(1, 2))), "ab"),
				arguments(map("whole", map("$between", List.of(2, 1))), ""),
				arguments(map("whole", map("$between", List.of(2, 9), "$ne", 3)), "b"),
				arguments(map("whole", "2"), "b"), arguments(map("whole", 2.0), "b"),
				arguments(map("flag", true), "ac"), arguments(map("flag", map("$ne", true)), "b"),
				arguments(map("text", "Apple"), "a"), arguments(map("text", "apple"), ""),
				arguments(map("text", map("$gt", "B")), "bc"), arguments(map("color", "RED"), "a"),
				arguments(map("color", ContractEntities.Color.GREEN), "b"), arguments(map("amount", "1.50"), "a"),
				arguments(map("amount", 1.5), "a"), arguments(map("amount", map("$gt", 1.5)), "bc"),
				arguments(map("real", map("$lte", 0.2)), "ab"), arguments(map("day", "2026-02-01"), "b"),
				arguments(map("day", map("$gte", "2026-02-01")), "bc"),
				arguments(map("moment", "2026-01-01T01:00:00+01:00"), "a"),
				arguments(map("moment", map("$gt", "2026-01-01T00:00:00Z")), "bc"),
				arguments(map("uuid", "00000000-0000-0000-0000-00000000000B"), "b"),
				arguments(map("big", Long.MAX_VALUE), "c"), arguments(map("text", "Apple", "whole", 1), "a"),
				arguments(map("text", "Apple", "whole", 2), ""), arguments(map("localMoment", "2026-01-01"), "a"),
				arguments(map("local_moment", "2026-01-01T00:00:00"), "a"));
	}

	private static Stream<Arguments> sets() {
		return Stream.of(arguments(map("whole", map("$in", List.of(1, 3, 9))), "ac"),
				arguments(map("whole", map("$in", List.of())), ""),
				arguments(map("whole", map("$nin", List.of())), "abcn"),
				arguments(map("whole", map("$nin", List.of(1, 3))), "b"),
				arguments(map("whole", map("$in", Arrays.asList(1, null))), "an"),
				arguments(map("whole", map("$in", Arrays.asList((Object) null))), "n"),
				arguments(map("whole", map("$nin", Arrays.asList(1, null))), "bc"),
				arguments(map("whole", map("$nin", Arrays.asList((Object) null))), "abc"),
				arguments(map("whole", map("$in", List.of(1, 1, "1"))), "a"),
				arguments(map("text", map("$in", List.of("Apple", "x'; DROP TABLE samples; --"))), "a"),
				arguments(map("color", map("$in", List.of("RED", "BLUE"))), "ac"),
				arguments(map("whole", map("$in", IntStream.range(2, 5000).boxed().toList())), "bc"));
	}

	private static Stream<Arguments> patterns() {
		return Stream.of(arguments(map("text", map("$like", "A%")), "a"),
				arguments(map("text", map("$like", "a%")), ""), arguments(map("text", map("$like", "%an%")), "bc"),
				arguments(map("text", map("$like", "B_nana")), "b"), arguments(map("text", map("$like", "%")), "abc"),
				arguments(map("text", map("$like", "Apple")), "a"),
				arguments(map("text", map("$not", map("$like", "A%"))), "bc"),
				arguments(map("text", map("$like", "'; DROP TABLE samples; --%")), ""));
	}

	private static Stream<Arguments> nulls() {
		return Stream.of(arguments(map("whole", null), "n"), arguments(map("whole", map("$eq", null)), "n"),
				arguments(map("whole", map("$ne", null)), "abc"), arguments(map("whole", map("$null", true)), "n"),
				arguments(map("whole", map("$null", false)), "abc"),
				arguments(map("whole", map("$exists", true)), "abc"),
				arguments(map("whole", map("$exists", false)), "n"), arguments(map("whole", map("$not", null)), "abc"),
				arguments(map("document", map("$null", true)), "bcn"), arguments(map("document", null), "bcn"),
				arguments(map("document", map("$exists", true)), "a"));
	}

	private static Stream<Arguments> connectives() {
		Map<String, @Nullable Object> one = map("whole", 1);
		Map<String, @Nullable Object> two = map("whole", 2);
		return Stream.of(arguments(map("$or", List.of(one, two)), "ab"), arguments(map("$or", List.of()), ""),
				arguments(map("$and", List.of()), "abcn"), arguments(map("$nor", List.of()), "abcn"),
				arguments(map("$and", List.of(one, two)), ""),
				arguments(map("$and", List.of(one, map("flag", true))), "a"),
				arguments(map("$nor", List.of(one, two)), "c"), arguments(map("$or", List.of(one, map())), "abcn"),
				arguments(map("$not", one), "bc"), arguments(map("whole", map("$not", map("$gt", 1))), "a"),
				arguments(map("whole", map("$not", 1)), "bc"),
				arguments(map("whole", map("$not", map("$in", List.of(1, 2)))), "c"),
				arguments(map("whole", map("$not", map("$not", map("$gt", 1)))), "bc"),
				arguments(map("$not", map("$or", List.of(one, map("whole", null)))), "bc"),
				arguments(map("flag", true, "$or", List.of(one, map("whole", 3))), "ac"),
				arguments(map("flag", true, "$nor", List.of(one)), "c"),
				arguments(map("$or",
						List.of(map("$and", List.of(map("flag", true), map("whole", map("$gt", 1)))),
								map("text", map("$null", true)))),
						"cn"),
				arguments(
						map("$and", List.of(map("$or", List.of(one, two)), map("$or", List.of(two, map("whole", 3))))),
						"b"),
				arguments(map("$nor", List.of(map("$not", map("flag", true)), map("whole", 3))), "a"),
				arguments(map("$or", List.of(map("whole", map("$gt", 2), "flag", true), map("text", "Banana"))), "bc"));
	}

	@ParameterizedTest(name = "{0} selects \"{1}\"")
	@MethodSource("io.dataflow.FilterContract#filters")
	default void filterSelects(Map<String, Object> filter, String expected) {
		fourSamples();
		List<Object> ids = values(run("SampleListNode", "filter", filter, "order_by", "id"), "id");
		assertThat(String.join("", ids.stream().map(String::valueOf).toList())).isEqualTo(expected);
		assertThat(run("SampleCountNode", "filter", filter)).containsEntry("count", (long) expected.length());
	}

	@Test
	default void likeTakesWildcardsLiterallyAfterABackslash() {
		for (String text : List.of("100%", "1000", "a_b", "axb", "c:\\dir", "c:dir")) {
			run("SampleCreateNode", "id", text, "text", text);
		}
		assertThat(like("100\\%")).containsExactly("100%");
		assertThat(like("a\\_b")).containsExactly("a_b");
		assertThat(like("100%")).containsExactlyInAnyOrder("100%", "1000");
		assertThat(like("c:\\\\dir")).containsExactly("c:\\dir");
	}

	@Test
	default void likeTakesAnyOtherBackslashAsItself() {
		for (String text : List.of("c:\\dir", "c:dir", "end\\")) {
			run("SampleCreateNode", "id", text, "text", text);
		}
		assertThat(like("c:\\d%")).containsExactly("c:\\dir");
		assertThat(like("%\\")).containsExactly("end\\");
	}

	@Test
	default void filterValuesAreNeverStatementText() {
		fourSamples();
		String hostile = "x' OR '1'='1";
		assertThat(run("SampleCountNode", "filter", Map.of("text", hostile))).containsEntry("count", 0L);
		assertThat(run("SampleCountNode", "filter", Map.of("text", Map.of("$ne", hostile)))).containsEntry("count", 3L);
	}

	@Test
	@Needs(Capability.LONG_DECIMALS)
	default void filterInJsonTextKeepsAllDigits() {
		run("SampleCreateNode", "id", "d", "amount", "1234567890123456789012345678.0123456789");
		assertThat(run("SampleCountNode", "filter", "{\"amount\": 1234567890123456789012345678.0123456789}"))
			.containsEntry("count", 1L);
	}

	private List<Object> like(String pattern) {
		return values(run("SampleListNode", "filter", Map.of("text", Map.of("$like", pattern))), "text");
	}

	private void fourSamples() {
		run("SampleCreateNode", "id", "a", "text", "Apple", "whole", 1, "big", 1, "real", 0.1, "flag", true, "amount",
				"1.5", "moment", "2026-01-01T00:00:00Z", "local_moment", "2026-01-01T00:00:00", "day", "2026-01-01",
				"uuid", "00000000-0000-0000-0000-00000000000a", "color", "RED", "document", Map.of("k", 1));
		run("SampleCreateNode", "id", "b", "text", "Banana", "whole", 2, "big", 2, "real", 0.2, "flag", false, "amount",
				"2.5", "moment", "2026-02-01T00:00:00Z", "day", "2026-02-01", "uuid",
				"00000000-0000-0000-0000-00000000000b", "color", "GREEN");
		run("SampleCreateNode", "id", "c", "text", "Orange an", "whole", 3, "big", Long.MAX_VALUE, "real", 0.3, "flag",
				true, "amount", "10", "moment", "2026-03-01T00:00:00Z", "day", "2026-03-01", "uuid",
				"00000000-0000-0000-0000-00000000000c", "color", "BLUE");
		run("SampleCreateNode", "id", "n");
	}

}
