/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import io.dataflow.ContractEntities.Customer;
import io.dataflow.ContractEntities.Note;
import io.dataflow.ContractEntities.Person;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.logging.LogCategory;
import io.dataflow.query.Query;
import io.dataflow.testing.Capability;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.Needs;
import io.dataflow.testing.SecretScan;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.Workflow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static io.dataflow.DataFlowContract.map;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Values of records and the password of the database are in no log, no error and no
 * event, whatever is done and however it ends.
 */
interface SecretContract extends DataFlowContract {

	/** Goes into every field of {@link ContractEntities.Sample} that holds it. */
	Map<String, Object> SECRETS = Map.of("text", SecretScan.TEXT, "whole", SecretScan.NUMBER, "big",
			(long) SecretScan.NUMBER, "amount", BigDecimal.valueOf(SecretScan.NUMBER), "real",
			(double) SecretScan.NUMBER, "payload", SecretScan.TEXT.getBytes(), "document",
			Map.of("password", SecretScan.TEXT, SecretScan.TEXT, SecretScan.NUMBER), "items",
			List.of(SecretScan.TEXT, SecretScan.NUMBER));

	@Test
	default void nodesKeepValuesToThemselves() {
		try (SecretScan scan = SecretScan.open()) {
			run("SampleCreateNode", with("id", "s1"));
			run("SampleUpdateNode", "filter", Map.of("text", SecretScan.TEXT), "fields", SECRETS);
			if (database().has(Capability.UPDATE_PIPELINES)) {
				run("SampleUpdateNode", "filter", Map.of("id", "s1"), "fields",
						Map.of("whole", Map.of("$min", SecretScan.NUMBER), "text", Map.of("$concat", SecretScan.TEXT),
								"items", Map.of("$push", SecretScan.TEXT)));
			}
			run("SampleUpsertNode", "where", Map.of("id", "s2"), "create", SECRETS, "update", SECRETS);
			run("SampleUpsertNode", "where", Map.of("id", "s2"), "create", SECRETS, "update", SECRETS);
			run("SampleListNode", "filter", filter(), "include_next", true, "limit", 1, "order_by", List.of("-text"));
			run("SampleCountNode", "filter", filter());
			run("SampleAggregateNode", "aggregate", Map.of("n", Map.of("$count", "*")), "group_by", List.of("text"),
					"filter", filter());
			run("SampleReadNode", "id", "s2");
			run("SampleDeleteNode", "id", "s2");
			bulk();
			assertThat(scan.lines(LogCategory.NODE_EXECUTION.loggerName())).isNotEmpty();
			assertThat(scan.lines(LogCategory.SQL_GENERATION.loggerName())).isNotEmpty();
			assertThat(scan.lines(LogCategory.LIST_OPERATIONS.loggerName())).isNotEmpty();
			assertThat(scan.leaks()).isEmpty();
		}
	}

	private void bulk() {
		for (int size : List.of(3, 1500)) {
			List<Map<String, @Nullable Object>> data = IntStream.range(0, size)
				.mapToObj((i) -> map(with("id", "b" + i)))
				.toList();
			run("SampleBulkCreateNode", "data", data);
			run("SampleBulkCreateNode", "data", data, "conflict_resolution", "skip", "return_ids", true);
			run("SampleBulkUpsertNode", "data", data);
			run("SampleBulkUpdateNode", "data", data);
			run("SampleBulkUpdateNode", "filter", filter(), "fields", SECRETS);
			run("SampleBulkDeleteNode", "filter", filter());
		}
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void modelOperationsKeepValuesToThemselves() {
		try (SecretScan scan = SecretScan.open()) {
			ModelOperations<Person> people = db().model(Person.class);
			await(people.create(person("p1")));
			await(people.upsert(person("p1")));
			await(people.update("p1", Map.of("name", SecretScan.TEXT, "age", SecretScan.NUMBER)));
			await(people.bulkCreate(Flux.range(2, 20).map((i) -> person("p" + i))));
			await(people.list(Query.where(Map.of("name", Map.of("$like", "%" + SecretScan.TEXT)))).collectList());
			await(db().operations().inTransaction(people.bulkUpsert(Flux.range(2, 20).map((i) -> person("p" + i)))));
			assertThat(await(people.bulkDelete(Query.where(Map.of("age", SecretScan.NUMBER)))).deleted()).isEqualTo(21);
			await(db().model(Note.class).create(new Note("n1", SecretScan.TEXT)));
			await(db().model(Note.class).delete("n1"));
			assertThat(scan.leaks()).isEmpty();
		}
	}

	@Test
	default void failuresKeepValuesToThemselves() {
		run("CustomerCreateNode", "id", "c1", "email", SecretScan.TEXT);
		run("CustomerCreateNode", "id", "c2", "email", "other");
		try (SecretScan scan = SecretScan.open()) {
			Map<String, Object> again = Map.of("id", "c3", "email", SecretScan.TEXT);
			fails(scan, "DF-502", "CustomerCreateNode", "id", "c3", "email", SecretScan.TEXT);
			fails(scan, "DF-502", "CustomerUpdateNode", "filter", Map.of("id", "c2"), "fields",
					Map.of("email", SecretScan.TEXT));
			fails(scan, "DF-502", "CustomerUpsertNode", "where", Map.of("id", "c3"), "create", again);
			scan.read(failures("CustomerBulkCreateNode", Map.of("data", List.of(again), "atomic", false)));
			scan.read(db().engine().history().recent());
			assertThat(scan.leaks()).isEmpty();
		}
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void failuresOfBulkCallsKeepValuesToThemselves() {
		run("CustomerCreateNode", "id", "c1", "email", SecretScan.TEXT);
		run("CustomerCreateNode", "id", "c2", "email", "other");
		try (SecretScan scan = SecretScan.open()) {
			Map<String, Object> again = Map.of("id", "c3", "email", SecretScan.TEXT);
			fails(scan, "DF-502", "CustomerBulkCreateNode", "data", List.of(again));
			fails(scan, "DF-502", "CustomerBulkUpdateNode", "data",
					List.of(Map.of("id", "c2", "email", SecretScan.TEXT)));
			fails(scan, "DF-502", "CustomerBulkUpsertNode", "data", List.of(again));
			scan.read(db().engine().history().recent());
			assertThat(scan.leaks()).isEmpty();
		}
	}

	@Test
	@Needs(Capability.FOREIGN_KEYS)
	default void failuresOfForeignKeysKeepValuesToThemselves() {
		try (SecretScan scan = SecretScan.open()) {
			fails(scan, "DF-305", "InvoiceCreateNode", "id", "i1", "customer_id", SecretScan.TEXT, "total",
					SecretScan.NUMBER);
			fails(scan, "DF-305", "InvoiceBulkCreateNode", "data",
					List.of(Map.of("id", "i1", "customer_id", SecretScan.TEXT, "total", SecretScan.NUMBER)));
			scan.read(db().engine().history().recent());
			assertThat(scan.leaks()).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "whole", "big", "real", "amount", "moment", "day", "flag", "uuid", "color" })
	default void refusalsKeepTextsToThemselves(String field) {
		try (SecretScan scan = SecretScan.open()) {
			Map<String, Object> record = Map.of("id", "s1", field, SecretScan.TEXT);
			fails(scan, "DF-", "SampleCreateNode", "id", "s1", field, SecretScan.TEXT);
			fails(scan, "DF-", "SampleUpdateNode", "id", "s1", "fields", Map.of(field, SecretScan.TEXT));
			fails(scan, "DF-", "SampleListNode", "filter", Map.of(field, Map.of("$in", List.of(SecretScan.TEXT))));
			fails(scan, "DF-", "SampleBulkCreateNode", "data", List.of(record));
			scan.read(error(db().engine()
				.run(workflow("SampleCreateNode", Map.of()), RunOptions.inputs(Map.of("node", record)))));
			scan.read(failures("SampleBulkCreateNode", Map.of("data", List.of(record), "atomic", false)));
			assertThat(scan.leaks()).isEmpty();
		}
	}

	@Test
	default void otherRefusalsKeepTextsToThemselves() {
		try (SecretScan scan = SecretScan.open()) {
			fails(scan, "DF-102", "SampleListNode", "after", SecretScan.TEXT);
			fails(scan, "DF-", "SampleListNode", "filter", Map.of("text", Map.of("$regex", "(" + SecretScan.TEXT)));
			if (database().name() == DatabaseName.POSTGRESQL) {
				fails(scan, "DF-502", "SampleCreateNode", "id", "s1", "text", SecretScan.TEXT + "\u0000");
			}
			assertThat(scan.leaks()).isEmpty();
		}
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void transactionsAndSagasKeepValuesToThemselves() {
		try (SecretScan scan = SecretScan.open()) {
			Map<String, Object> secret = Map.of("id", "c1", "email", SecretScan.TEXT);
			Workflow twice = Workflow.builder("twice")
				.transaction("tx",
						(scope) -> scope.addNode("CustomerCreateNode", "one", secret)
							.addNode("CustomerCreateNode", "two", Map.of("id", "c2", "email", SecretScan.TEXT)))
				.build();
			scan.read(error(db().engine().run(twice)));
			scan.read(db().engine().stream(twice, RunOptions.none()).onErrorComplete().collectList().block(LIMIT));
			Map<String, Object> other = Map.of("id", "c2", "email", SecretScan.TEXT);
			fails(scan, "DF-504", "TransactionManagerNode", "transaction_type", "saga", "retry_attempts", 0, "steps",
					List.of(undone("one", secret), step("two", other)));
			fails(scan, "DF-504", "TransactionManagerNode", "transaction_type", "two_phase_commit", "retry_attempts", 0,
					"steps", List.of(step("one", secret), step("two", other)));
			fails(scan, "DF-502", "ForEachNode", "items", List.of(secret, secret), "node", "CustomerCreateNode");
			Mono<Person> conflict = db().model(Person.class).create(person("p1"));
			scan.read(error(db().operations().inTransaction(conflict.then(conflict))));
			assertThat(scan.leaks()).isEmpty();
		}
	}

	private static Map<String, Object> step(String id, Map<String, Object> params) {
		return Map.of("id", id, "node", "CustomerCreateNode", "params", params);
	}

	private static Map<String, Object> undone(String id, Map<String, Object> params) {
		return Map.of("id", id, "node", "CustomerCreateNode", "params", params, "compensation", "CustomerDeleteNode",
				"compensation_params", Map.of("id", "{{ steps." + id + ".id }}"));
	}

	@Test
	default void startKeepsThePasswordToItself() {
		try (SecretScan scan = SecretScan.open()) {
			DataFlow other = DataFlow.builder(database().another().url())
				.models(ContractEntities.ALL.toArray(Class<?>[]::new))
				.build();
			other.start().block(LIMIT);
			other.close().block(LIMIT);
			String password = DatabaseUrl.parse(url()).password().orElse("");
			if (!password.isEmpty()) {
				// a server of the tests may trust whoever connects from this machine
				scan.read(stranger(url().replace(":" + password + "@", ":" + SecretScan.TEXT + "@"))
					.then(Mono.<Throwable>empty())
					.onErrorResume(Mono::just)
					.block(LIMIT));
			}
			assertThat(scan.lines(LogCategory.MIGRATION.loggerName())).isNotEmpty();
			assertThat(scan.leaks()).isEmpty();
		}
	}

	private static Mono<Void> stranger(String url) {
		DataFlow stranger = DataFlow.builder(url).models(Customer.class).build();
		return Mono.usingWhen(Mono.just(stranger), DataFlow::start, DataFlow::close);
	}

	private void fails(SecretScan scan, String code, String type, @Nullable Object... parameters) {
		Throwable failure = error(db().engine().run(workflow(type, map(parameters))));
		scan.read(failure);
		assertThat(failure).as("failure of " + type).hasMessageContaining(code);
		scan.read(db().engine()
			.stream(workflow(type, map(parameters)), RunOptions.none())
			.onErrorComplete()
			.collectList()
			.block(LIMIT));
	}

	private Object failures(String type, Map<String, Object> parameters) {
		return await(db().engine()
			.run(workflow(type, parameters))
			.<Object>map((run) -> String.valueOf(run.result("node")))
			.onErrorResume(Mono::just));
	}

	private static Throwable error(Mono<?> work) {
		return Objects.requireNonNull(work.then(Mono.<Throwable>empty()).onErrorResume(Mono::just).block(LIMIT),
				"no failure");
	}

	private static Map<String, Object> filter() {
		return Map.of("$or",
				List.of(Map.of("text", SecretScan.TEXT), Map.of("whole", Map.of("$in", List.of(SecretScan.NUMBER))),
						Map.of("document", Map.of("$contains", Map.of("password", SecretScan.TEXT)))));
	}

	private static Person person(String id) {
		return new Person(id, SecretScan.TEXT, SecretScan.TEXT, SecretScan.NUMBER, true, SecretScan.TEXT);
	}

	private static Object[] with(String name, Object value) {
		List<Object> pairs = new ArrayList<>(List.of(name, value));
		SECRETS.forEach((field, secret) -> pairs.addAll(List.of(field, secret)));
		return pairs.toArray();
	}

}
