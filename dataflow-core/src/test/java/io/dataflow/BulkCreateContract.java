/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.dataflow.error.DataFlowException;
import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import io.dataflow.workflow.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a bulk create node takes and yields.
 */
interface BulkCreateContract extends DataFlowContract {

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void bulkCreateYieldsHowManyWereInserted() {
		Map<String, @Nullable Object> result = run("PersonBulkCreateNode", "data", people(2500));
		assertThat(result).containsExactlyInAnyOrderEntriesOf(DataFlowContract.map("processed", 2500L, "inserted",
				2500L, "batch_size", 1000L, "operation", "bulk_create", "success", true));
		assertThat(count("Person")).isEqualTo(2500);
		assertThat(run("PersonReadNode", "id", "p2499")).containsEntry("name", "Name 2499").containsEntry("age", 99);
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void bulkCreateKeepsEachRecordWhateverTheirNumber() {
		for (int size : new int[] { 1, 99, 100, 101, 499, 500, 650, 1000 }) {
			List<Map<String, Object>> people = IntStream.range(0, size)
				.<Map<String, Object>>mapToObj((i) -> Map.of("id", size + "-" + i, "name", "Name " + i, "age", size))
				.toList();
			assertThat(run("PersonBulkCreateNode", "data", people)).containsEntry("inserted", (long) size);
			Map<String, @Nullable Object> stored = run("PersonListNode", "filter", Map.of("age", size), "order_by",
					"id", "limit", 1000);
			assertThat(names(stored.get("records"))).as("%s records", size).isEqualTo(names(people));
		}
	}

	private static Map<Object, Object> names(@Nullable Object records) {
		return ((List<?>) Objects.requireNonNull(records)).stream()
			.map(Map.class::cast)
			.collect(Collectors.toMap((entry) -> entry.get("id"), (entry) -> entry.get("name")));
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void bulkCreateOfNothingSucceeds() {
		assertThat(run("PersonBulkCreateNode", "data", List.of())).containsEntry("processed", 0L)
			.containsEntry("success", true);
		assertThat(run("PersonBulkCreateNode")).containsEntry("inserted", 0L);
	}

	@Test
	default void bulkCreateTakesTheUnionOfAllFields() {
		run("PersonBulkCreateNode", "data", List.of(Map.of("id", "a", "name", "A"),
				Map.of("id", "b", "name", "B", "email", "b@x"), Map.of("id", "c", "name", "C", "age", 5)));
		assertThat(run("PersonReadNode", "id", "a")).containsEntry("email", null)
			.containsEntry("age", 0)
			.containsEntry("active", true);
		assertThat(run("PersonReadNode", "id", "b")).containsEntry("email", "b@x");
		assertThat(run("PersonReadNode", "id", "c")).containsEntry("age", 5);
	}

	@Test
	default void bulkCreateTellsNullFromNothing() {
		Map<String, @Nullable Object> result = run("TicketBulkCreateNode", "return_ids", true, "data",
				List.of(DataFlowContract.map("status", null), Map.of("title", "second")));
		List<?> ids = (List<?>) Objects.requireNonNull(result.get("ids"));
		assertThat(run("TicketReadNode", "id", ids.get(0))).containsEntry("status", null)
			.containsEntry("title", "untitled")
			.containsEntry("tags", List.of());
		assertThat(run("TicketReadNode", "id", ids.get(1))).containsEntry("status", "open")
			.containsEntry("title", "second");
	}

	@Test
	default void bulkCreateYieldsIdsInTheOrderOfTheRecords() {
		List<?> ids = ids(run("TicketBulkCreateNode", "data", tickets(300), "batch_size", 70, "return_ids", true));
		assertThat(ids).hasSize(300).doesNotContainNull().doesNotHaveDuplicates();
		assertThat(run("TicketReadNode", "id", ids.get(123))).containsEntry("title", "t123");
		assertThat(ids(run("PersonBulkCreateNode", "data", people(3), "return_ids", true)))
			.isEqualTo(List.of("p0", "p1", "p2"));
		assertThat(ids(run("TokenBulkCreateNode", "data", List.of(Map.of("label", "x")), "return_ids", true)))
			.hasOnlyElementsOfType(UUID.class);
	}

	@Test
	default void bulkCreateYieldsIdsOfMoreRecordsThanAStatementTakes() {
		List<?> ids = ids(run("TicketBulkCreateNode", "data", tickets(2300), "batch_size", 2300, "return_ids", true));
		assertThat(ids).hasSize(2300).doesNotContainNull().doesNotHaveDuplicates();
		for (int i : new int[] { 0, 999, 1000, 1999, 2000, 2299 }) {
			assertThat(run("TicketReadNode", "id", ids.get(i))).containsEntry("title", "t" + i);
		}
	}

	private static List<Map<String, Object>> tickets(int count) {
		return IntStream.range(0, count).<Map<String, Object>>mapToObj((i) -> Map.of("title", "t" + i)).toList();
	}

	@Test
	default void bulkCreateStoresEveryType() {
		Map<String, @Nullable Object> sample = DataFlowContract.map("id", "s", "text", "a\tb\\n\n\r'\"é😀\\N", "whole",
				-1, "big", Long.MAX_VALUE, "small", 7, "tiny", 8, "real", 0.1, "single", 0.5, "flag", false, "amount",
				new BigDecimal("12345678901234567890.0123456789"), "moment",
				Instant.parse("2026-01-31T12:00:00.123456Z"), "offset_moment",
				OffsetDateTime.parse("2026-01-31T12:00Z"), "local_moment",
				LocalDateTime.parse("9999-12-31T23:59:59.999999"), "day", LocalDate.parse("2024-02-29"), "hour",
				LocalTime.parse("12:00"), "uuid", UUID.fromString("0190163d-8694-739b-aea5-966c26f8ad91"), "color",
				"GREEN", "payload", new byte[] { 0, -1, 92, 10 }, "document", Map.of("a\\b", List.of(1, "x\n\t\"y")),
				"items", List.of(1, 2), "address", Map.of("street", "s", "city", "c"));
		List<Object> samples = new ArrayList<>();
		for (int i = 0; i < 120; i++) {
			Map<String, @Nullable Object> copy = DataFlowContract.map();
			copy.putAll(sample);
			copy.put("id", "s" + i);
			samples.add(copy);
		}
		run("SampleBulkCreateNode", "data", samples);
		run("SampleBulkCreateNode", "data", List.of(sample, nothing(sample)), "conflict_resolution", "skip");
		Map<String, @Nullable Object> copied = run("SampleReadNode", "id", "s77");
		Map<String, @Nullable Object> bound = run("SampleReadNode", "id", "s");
		for (String field : sample.keySet()) {
			if (!field.equals("id")) {
				assertThat(copied.get(field)).as(field).isEqualTo(sample.get(field));
				assertThat(bound.get(field)).as(field).isEqualTo(sample.get(field));
				assertThat(run("SampleReadNode", "id", "none").get(field)).as(field).isNull();
			}
		}
	}

	private static Map<String, @Nullable Object> nothing(Map<String, @Nullable Object> sample) {
		Map<String, @Nullable Object> nothing = DataFlowContract.map();
		sample.keySet().forEach((name) -> nothing.put(name, null));
		nothing.put("id", "none");
		return nothing;
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void bulkCreateIsAllOrNothingAcrossBatches() {
		run("PersonCreateNode", "id", "p7", "name", "Old");
		DataFlowException failure = failure("PersonBulkCreateNode", "data", people(9), "batch_size", 3);
		assertThat(failure.code()).isEqualTo("DF-502");
		assertThat(failure).hasMessageContaining("Person").hasMessageContaining("unique key");
		assertThat(count("Person")).isEqualTo(1);
	}

	@Test
	default void bulkCreateApartStoresTheRestAndReportsWhatFailed() {
		run("PersonCreateNode", "id", "p7", "name", "Old");
		List<Object> data = new ArrayList<>(people(9));
		data.add(Map.of("id", "x", "name", "X", "age", "many"));
		Map<String, @Nullable Object> result = run("PersonBulkCreateNode", "data", data, "batch_size", 4, "atomic",
				false);
		assertThat(result).containsEntry("inserted", 8L).containsEntry("failed", 2L);
		List<?> errors = (List<?>) Objects.requireNonNull(result.get("errors"));
		assertThat(errors).extracting((error) -> ((Map<?, ?>) error).get("index")).isEqualTo(List.of(7L, 9L));
		assertThat(errors).extracting((error) -> ((Map<?, ?>) error).get("code"))
			.isEqualTo(List.of("DF-502", "DF-102"));
		assertThat(((Map<?, ?>) errors.get(1)).get("message")).asString().contains("age");
		assertThat(count("Person")).isEqualTo(9);
	}

	@Test
	default void bulkCreateSkipsWhatExists() {
		run("CustomerCreateNode", "id", "c1", "email", "a@x");
		Map<String, @Nullable Object> result = run("CustomerBulkCreateNode", "conflict_resolution", "skip",
				"return_ids", true, "data", List.of(Map.of("id", "c1", "email", "other"),
						Map.of("id", "c2", "email", "a@x"), Map.of("id", "c3", "email", "c@x")));
		assertThat(result).containsEntry("inserted", 1L).containsEntry("processed", 1L);
		assertThat(ids(result)).isEqualTo(Arrays.asList(null, null, "c3"));
		assertThat(run("CustomerReadNode", "id", "c1")).containsEntry("email", "a@x");
		assertThat(run("CustomerBulkCreateNode", "conflict_resolution", "skip", "data",
				List.of(Map.of("id", "c3"), Map.of("id", "c4"))))
			.containsEntry("inserted", 1L);
	}

	@Test
	default void bulkCreateSkippingYieldsIdsOfTheDatabase() {
		List<?> ids = ids(run("TicketBulkCreateNode", "conflict_resolution", "skip", "return_ids", true, "data",
				List.of(Map.of("title", "a"), Map.of("title", "b"))));
		assertThat(run("TicketReadNode", "id", ids.get(1))).containsEntry("title", "b");
	}

	@Test
	default void bulkCreateOverwritesWhatExistsIfAsked() {
		Object created = run("PersonCreateNode", "id", "p1", "name", "Old", "email", "kept").get("created_at");
		assertThat(run("PersonBulkCreateNode", "conflict_resolution", "upsert", "data", people(3)))
			.containsEntry("processed", 3L)
			.containsEntry("inserted", 2L);
		assertThat(run("PersonReadNode", "id", "p1")).containsEntry("name", "Name 1")
			.containsEntry("email", "kept")
			.containsEntry("created_at", created);
	}

	@Test
	default void bulkCreateReportsEveryProblemAndStoresNothing() {
		Problem problem = refusal("PersonBulkCreateNode", "data",
				List.of(Map.of("id", "a", "name", "A"), Map.of("id", "b", "name", List.of(), "age", true),
						Map.of("name", "C", "shoe", 1), DataFlowContract.map("id", "d", "name", null), "e"));
		assertThat(problem.code()).isEqualTo("DF-102");
		assertThat(problem.message()).contains("6 problem(s)")
			.contains("index 1: Field 'name'")
			.contains("index 1: Field 'age'")
			.contains("index 2: Model 'Person' has no field 'shoe'")
			.contains("index 2: Person lacks required [id]")
			.contains("index 3: Person lacks required [name]")
			.contains("index 4: A record of Person must be a map");
		assertThat(count("Person")).isZero();
	}

	@Test
	default void bulkCreateWithoutListIsRefused() {
		Problem problem = refusal("PersonBulkCreateNode", "data", Map.of("id", "a", "name", "A"));
		assertThat(problem.code()).isEqualTo("DF-906");
		assertThat(problem.message()).contains("'data' of PersonBulkCreateNode must be a list");
		assertThat(failureWithInputs("PersonBulkCreateNode", "records", "abc").code()).isEqualTo("DF-906");
		assertThat(count("Person")).isZero();
	}

	@Test
	default void bulkCreateRefusesUnknownResolutionsAndBatchesWithoutRecords() {
		Problem problem = refusal("PersonBulkCreateNode", "data", people(1), "conflict_resolution", "update");
		assertThat(problem.code()).isEqualTo("DF-102");
		assertThat(problem.message()).contains("one of [error, skip, upsert]").contains("'update'");
		assertThat(refusal("PersonBulkCreateNode", "data", people(1), "batch_size", 0).message())
			.contains("batch_size");
		assertThat(count("Person")).isZero();
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void bulkCreateTakesOlderNamesAndText() {
		run("PersonBulkCreateNode", "data", List.of(), "records", people(1));
		run("PersonBulkCreateNode", "rows", "[{\"id\": \"q\", \"name\": \"Q\"}]");
		assertThat(count("Person")).isEqualTo(2);
		assertThat(refusal("PersonBulkCreateNode", "data", "[{").code()).isEqualTo("DF-102");
	}

	@Test
	default void bulkCreateLeavesOutManagedFieldsWithOneWarning() {
		try (CapturedLog log = new CapturedLog()) {
			runWithInputs("CustomerBulkCreateNode", "data",
					List.of(Map.of("id", "c1", "createdAt", "x"), Map.of("id", "c2", "created_at", "x")));
			assertThat(log.warnings("DF-103")).singleElement().asString().contains("Customer").contains("[created_at]");
		}
		run("DraftBulkCreateNode", "data", List.of(Map.of("id", "d1", "text", "x")));
		Map<String, @Nullable Object> draft = run("DraftReadNode", "id", "d1");
		assertThat(draft.get("version")).hasToString("1");
		assertThat(draft.get("created_at")).isEqualTo(draft.get("updated_at")).isNotNull();
	}

	@Test
	default void bulkCreateAddsToWhatIsAppendOnly() {
		run("EntryBulkCreateNode", "data", List.of(Map.of("id", "e", "text", "x")));
		assertThat(count("Entry")).isEqualTo(1);
		assertThat(refusal("EntryBulkUpdateNode", "data", List.of(Map.of("id", "e", "text", "y"))).code())
			.isEqualTo("DF-701");
	}

	@Test
	@Needs(Capability.FOREIGN_KEYS)
	default void bulkCreateWithMissingReferenceNamesIt() {
		run("CustomerCreateNode", "id", "c1");
		List<Object> invoices = List.of(Map.of("id", "i1", "customer_id", "c1", "total", 1),
				Map.of("id", "i2", "customer_id", "c2", "total", 1));
		assertThat(failure("InvoiceBulkCreateNode", "data", invoices).code()).isEqualTo("DF-305");
		assertThat(count("Invoice")).isZero();
		assertThat(run("InvoiceBulkCreateNode", "data", invoices, "atomic", false)).containsEntry("inserted", 1L)
			.containsEntry("failed", 1L);
	}

	/**
	 * Return the primary keys that a node yielded.
	 */
	static List<?> ids(Map<String, @Nullable Object> result) {
		return (List<?>) Objects.requireNonNull(result.get("ids"));
	}

	/**
	 * Return records of people, p0 and so on.
	 */
	static List<Map<String, Object>> people(int count) {
		return IntStream.range(0, count)
			.<Map<String, Object>>mapToObj((i) -> Map.of("id", "p" + i, "name", "Name " + i, "age", i % 100))
			.toList();
	}

	/**
	 * Return how many records an entity has.
	 */
	default long count(String entity) {
		return (Long) Objects.requireNonNull(run(entity + "CountNode").get("count"));
	}

}
