/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.dataflow.ContractEntities.Person;
import io.dataflow.observation.Observability;
import io.dataflow.observation.SlowQuery;
import io.dataflow.operation.Delete;
import io.dataflow.query.Filter;
import io.dataflow.query.Query;
import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import io.dataflow.testing.RecordedObservations;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.Workflow;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What those who watch operations are told.
 */
interface ObservationContract extends DataFlowContract {

	/** Every value of the tests of secrecy contains one of these. */
	List<String> SECRETS = List.of("s3cr3t", "91827364", "2033-", "7.25364", "c0ffee");

	private ObservedInstance observed() {
		return new ObservedInstance(this, (observability) -> observability.withSlowQueryThreshold(Duration.ofNanos(1)));
	}

	@Test
	default void operationsAreObservedWithTheirTags() {
		try (ObservedInstance instance = observed()) {
			instance.run("PersonCreateNode", "id", "p1", "name", "A");
			instance.run("PersonCreateNode", "id", "p1", "name", "B");
			instance.run("PersonReadNode", "id", "p1");
			instance.run("PersonListNode", "filter", Map.of("name", "A"));
			instance.run("PersonCountNode");
			instance.run("PersonUpdateNode", "id", "p1", "fields", Map.of("name", "C"));
			instance.run("PersonUpsertNode", "where", Map.of("id", "p2"), "create", Map.of("name", "D"));
			instance.run("PersonAggregateNode", "aggregate", Map.of("n", Map.of("$count", "*")));
			instance.run("PersonBulkCreateNode", "data", List.of(Map.of("id", "p3", "name", "E")));
			instance.run("PersonBulkUpdateNode", "data", List.of(Map.of("id", "p3", "name", "F")));
			instance.run("PersonBulkUpsertNode", "data", List.of(Map.of("id", "p3", "name", "G")));
			instance.run("PersonBulkDeleteNode", "ids", List.of("p3"));
			instance.run("PersonDeleteNode", "id", "p1");
			assertThat(
					instance.observed().tags("dataflow.operation", "operation", "model", "database", "outcome", "code"))
				.contains("create Person contract SUCCESS none", "create Person contract ERROR DF-502",
						"read Person contract SUCCESS none", "list Person contract SUCCESS none",
						"count Person contract SUCCESS none", "update Person contract SUCCESS none",
						"upsert Person contract SUCCESS none", "aggregate Person contract SUCCESS none",
						"bulk_create Person contract SUCCESS none", "bulk_update Person contract SUCCESS none",
						"bulk_upsert Person contract SUCCESS none", "bulk_delete Person contract SUCCESS none",
						"delete Person contract SUCCESS none");
			assertThat(instance.observed().tags("dataflow.node", "node.type", "model", "outcome", "code")).contains(
					"PersonCreateNode Person SUCCESS none", "PersonCreateNode Person ERROR DF-502",
					"PersonReadNode Person SUCCESS none");
		}
	}

	@Test
	default void operationsAreChildrenOfTheirNodes() {
		try (ObservedInstance instance = observed()) {
			Workflow workflow = Workflow.builder("family")
				.addNode("PersonCreateNode", "create", Map.of("id", "p1", "name", "A"))
				.addNode("PersonReadNode", "read")
				.addNode("NoteCountNode", "notes")
				.addConnection("create", "id", "read", "id")
				.build();
			await(instance.db().engine().run(workflow, RunOptions.none()));
			RecordedObservations observed = instance.observed();
			Observation.Context run = observed.one("dataflow.run", "workflow", "family");
			Map.of("create", "create", "read", "read", "notes", "count").forEach((id, operation) -> {
				Observation.Context node = observed.one("dataflow.node", "node.id", id);
				Observation.Context inner = observed.one("dataflow.operation", "operation", operation);
				assertThat(RecordedObservations.parent(inner)).isSameAs(node);
				assertThat(RecordedObservations.parent(node)).isSameAs(run);
			});
		}
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void operationsInATransactionAreChildrenOfTheirNodes() {
		try (ObservedInstance instance = observed()) {
			Workflow workflow = Workflow.builder("transaction")
				.transaction("both",
						(scope) -> scope.addNode("PersonCreateNode", "create", Map.of("id", "p1", "name", "A"))
							.addNode("PersonCountNode", "count"))
				.build();
			await(instance.db().engine().run(workflow, RunOptions.none()));
			RecordedObservations observed = instance.observed();
			for (String node : List.of("create", "count")) {
				Observation.Context inner = observed.one("dataflow.operation", "operation", node);
				assertThat(RecordedObservations.parent(inner)).isSameAs(observed.one("dataflow.node", "node.id", node));
				assertThat(RecordedObservations.parent(observed.one("dataflow.node", "node.id", node)))
					.isSameAs(observed.one("dataflow.run", "workflow", "transaction"));
			}
		}
	}

	@Test
	default void whatIsNotWantedAnyMoreIsCancelled() {
		run("PersonBulkCreateNode", "data", BulkCreateContract.people(1000));
		try (ObservedInstance instance = observed()) {
			await(instance.db().model(Person.class).list(Query.all()).limitRate(10).take(3).count());
			assertThat(instance.observed().tags("dataflow.operation", "operation", "outcome", "code"))
				.isEqualTo(List.of("list CANCELLED none"));
		}
	}

	@Test
	default void observationsTellTheStatement() {
		try (ObservedInstance instance = observed()) {
			instance.run("PersonReadNode", "id", "p1", "raise_on_not_found", false);
			Observation.Context read = instance.observed().one("dataflow.operation", "operation", "read");
			assertThat(read.getContextualName()).isEqualTo("read Person");
			assertThat(high(read, "db.query.text")).contains(database().has(Capability.SQL)
					? List.of("SELECT", "people", "WHERE") : List.of("people.find", "_id: ?"));
			String system = database().name().name().toLowerCase(Locale.ROOT);
			assertThat(high(read, "db.system.name")).isEqualTo((system.equals("h2")) ? "h2database" : system);
		}
	}

	private static String high(Observation.Context context, String key) {
		KeyValue tag = context.getHighCardinalityKeyValue(key);
		return (tag != null) ? tag.getValue() : "";
	}

	@Test
	default void slowQueriesAreLogged() {
		try (CapturedLog log = new CapturedLog(); ObservedInstance instance = observed()) {
			instance.run("PersonCountNode");
			assertThat(instance.slow()).singleElement().satisfies((query) -> {
				assertThat(query.operation()).isEqualTo("count");
				assertThat(query.model()).isEqualTo("Person");
				assertThat(query.database()).isEqualTo("contract");
				assertThat(query.duration()).isPositive();
				assertThat(query.statements()).singleElement()
					.asString()
					.startsWith(database().has(Capability.SQL) ? "SELECT COUNT(*)" : "people.count(");
			});
			assertThat(log.warnings()).singleElement()
				.asString()
				.startsWith("Slow query: count Person on database 'contract' took ")
				.endsWith(" ms (threshold 0 ms): " + instance.slow().get(0).statements().get(0));
		}
	}

	@Test
	default void withoutRegistrySlowQueriesAreToldAllTheSame() {
		List<SlowQuery> slow = new ArrayList<>();
		DataFlow instance = DataFlow.builder(url())
			.models(Person.class)
			.observability(Observability.defaults().withSlowQueryListener(slow::add))
			.slowQueryThreshold(Duration.ofNanos(1))
			.build();
		await(instance.model(Person.class).count(Query.all()));
		instance.close().block(LIMIT);
		assertThat(slow).singleElement().satisfies((query) -> assertThat(query.database()).isEqualTo("default"));
	}

	@Test
	default void bulkCallsKeepFewTexts() {
		try (ObservedInstance instance = observed()) {
			instance.run("PersonBulkCreateNode", "data", BulkCreateContract.people(2000), "batch_size", 500);
			assertThat(instance.slow()).hasSize(4).allSatisfy((query) -> {
				assertThat(query.operation()).isEqualTo("bulk_create");
				assertThat(query.statements()).hasSizeBetween(1, 3)
					.allSatisfy((text) -> assertThat(text).hasSizeLessThanOrEqualTo(2000));
			});
		}
	}

	@Test
	default void nobodyIsToldValues() {
		try (CapturedLog log = new CapturedLog(); ObservedInstance instance = observed()) {
			singleRecords(instance);
			manyRecords(instance, 3);
			manyRecords(instance, 700);
			filters(instance);
			new Delete(db().models().model(ContractEntities.Sample.class), Filter.all(), true, null).on(db().adapter())
				.blockLast(LIMIT);
			assertThat(instance.slow()).extracting(SlowQuery::operation)
				.contains("create", "read", "list", "count", "update", "delete", "upsert", "aggregate", "bulk_create",
						"bulk_update", "bulk_upsert", "bulk_delete");
			List<String> told = new ArrayList<>(log.warnings());
			instance.slow().forEach((query) -> told.addAll(query.statements()));
			instance.observed()
				.named("dataflow.operation")
				.forEach((context) -> context.getAllKeyValues().forEach((tag) -> told.add(tag.getValue())));
			assertThat(told).hasSizeGreaterThan(50)
				.noneMatch((text) -> SECRETS.stream().anyMatch(text::contains))
				.anyMatch((text) -> text.startsWith(database().has(Capability.SQL) ? "INSERT INTO" : "samples.insert"));
		}
	}

	private static Map<String, Object> secret(String id) {
		return Map.of("id", "s3cr3t" + id, "text", "s3cr3t'text", "whole", 91827364, "big", 918273645546372L, "real",
				7.25364, "amount", "7.25364", "moment", "2033-07-08T09:10:11Z", "day", "2033-07-08", "flag", true,
				"document", Map.of("key", "s3cr3t", "number", 91827364));
	}

	private static void singleRecords(ObservedInstance instance) {
		Map<String, Object> fields = new LinkedHashMap<>(secret("1"));
		Object[] parameters = fields.entrySet()
			.stream()
			.flatMap((field) -> Stream.of(field.getKey(), field.getValue()))
			.toArray();
		instance.run("SampleCreateNode", parameters);
		instance.run("SampleCreateNode", parameters);
		instance.run("SampleReadNode", "id", "s3cr3t1");
		fields.remove("id");
		fields.put("payload", new byte[] { (byte) 0xc0, (byte) 0xff, (byte) 0xee });
		instance.run("SampleUpdateNode", "id", "s3cr3t1", "fields", fields);
		instance.run("SampleUpdateNode", "filter", Map.of("text", "s3cr3t'text"), "fields", Map.of("whole",
				Map.of("$inc", 91827364), "text", Map.of("$concat", "s3cr3t"), "items", Map.of("$push", "s3cr3t")));
		instance.run("SampleUpsertNode", "where", Map.of("id", "s3cr3t2"), "create", fields, "update",
				Map.of("text", "s3cr3t"));
		instance.run("SampleUpsertNode", "where", Map.of("id", "s3cr3t2"), "create", fields, "update",
				Map.of("text", "s3cr3t", "moment", "2033-07-08T09:10:11Z"));
		instance.run("SampleDeleteNode", "id", "s3cr3t2");
	}

	private static void manyRecords(ObservedInstance instance, int count) {
		List<Map<String, Object>> data = IntStream.range(0, count).mapToObj((i) -> secret(count + "-" + i)).toList();
		for (boolean ids : new boolean[] { false, true }) {
			instance.run("SampleBulkCreateNode", "data", data, "return_ids", ids);
			instance.run("SampleBulkCreateNode", "data", data, "conflict_resolution", "skip");
			instance.run("SampleBulkUpdateNode", "data", data);
			instance.run("SampleBulkUpsertNode", "data", data, "return_ids", ids);
			instance.run("SampleBulkUpsertNode", "data", data, "conflict_resolution", "skip");
			instance.run("SampleBulkUpdateNode", "filter", Map.of("whole", 91827364), "update",
					Map.of("text", "s3cr3t", "real", 7.25364));
			instance.run("SampleBulkDeleteNode", "filter", Map.of("text", Map.of("$like", "s3cr3t%")));
		}
		List<Map<String, Object>> tickets = IntStream.range(0, count)
			.<Map<String, Object>>mapToObj((i) -> Map.of("title", "s3cr3t", "priority", 91827364))
			.toList();
		instance.run("TicketBulkCreateNode", "data", tickets, "return_ids", true);
	}

	private static void filters(ObservedInstance instance) {
		for (Map<String, ?> filter : List.of(Map.of("text", Map.of("$in", List.of("s3cr3t", "s3cr3t2"))),
				Map.of("text", Map.of("$regex", "^s3cr3t")), Map.of("whole", Map.of("$between", List.of(1, 91827364))),
				Map.of("document.key", "s3cr3t"), Map.of("document.number", Map.of("$gt", 91827364)),
				Map.of("document", Map.of("$contains", Map.of("key", "s3cr3t"))),
				Map.of("items", Map.of("$contains", "s3cr3t")), Map.of("moment", Map.of("$lt", "2033-01-01T00:00:00Z")),
				Map.of("$or", List.of(Map.of("amount", "7.25364"), Map.of("text", Map.of("$ilike", "S3cr3t%")))))) {
			instance.run("SampleListNode", "filter", filter, "limit", 5);
			instance.run("SampleCountNode", "filter", filter);
		}
		instance.run("SampleAggregateNode", "filter", Map.of("text", "s3cr3t"), "group_by", List.of("flag"),
				"aggregate", Map.of("n", Map.of("$sum", "whole")), "having", Map.of("n", Map.of("$lt", 91827364)));
	}

}
