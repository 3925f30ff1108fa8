/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.dataflow.ContractEntities.Person;
import io.dataflow.query.Query;
import io.dataflow.resilience.ResilienceStatus;
import io.dataflow.resilience.RetrySettings;
import io.dataflow.testing.Capability;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.Needs;
import io.dataflow.transaction.IsolationLevel;
import io.dataflow.transaction.TransactionSettings;
import io.dataflow.workflow.NodeStatus;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.RunEvent;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowRun;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Transactions that conflict with each other all take effect in the end, since those that
 * the database gave up are repeated as a whole.
 */
@Needs(Capability.TRANSACTIONS)
interface ResilienceContract extends DataFlowContract {

	@Test
	default void transactionsThatWaitForEachOtherBothTakeEffect() {
		twoPersons();
		Meeting meeting = new Meeting(patience());
		try (PooledInstance instance = PooledInstance.open(url(), 2)) {
			await(Mono
				.when(transaction(instance, meeting, "p1", "p2", 1), transaction(instance, meeting, "p2", "p1", 2))
				.thenReturn(true));
			assertRepeated(instance);
		}
		List<Person> people = await(db().model(Person.class).list(Query.all().orderBy("id")).collectList());
		assertThat(people).extracting(Person::age).hasSize(2).doesNotContain(0);
		assertThat(people.get(0).age()).as("the work of one transaction").isEqualTo(people.get(1).age());
	}

	@Test
	default void transactionOfAWorkflowIsRepeatedAsAWhole() {
		twoPersons();
		Meeting meeting = new Meeting(patience());
		List<RunEvent> events = new CopyOnWriteArrayList<>();
		try (PooledInstance instance = PooledInstance.open(url(), 2,
				(builder) -> builder.nodeTypes(meeting.nodeType()).listeners(events::add))) {
			List<WorkflowRun> runs = await(Flux
				.merge(instance.db().engine().run(workflow("left", "p1", "p2")),
						instance.db().engine().run(workflow("right", "p2", "p1")))
				.collectList());
			assertThat(runs).hasSize(2).allSatisfy((run) -> {
				assertThat(run.status("first")).isEqualTo(NodeStatus.COMPLETED);
				assertThat(run.value("second", "name")).isEqualTo(run.workflow());
			});
			assertRepeated(instance);
		}
		assertEvents(events);
		List<Person> people = await(db().model(Person.class).list(Query.all()).collectList());
		assertThat(people).extracting(Person::name).hasSize(2).doesNotContain("Ada");
		assertThat(people.get(0).name()).as("the work of one run").isEqualTo(people.get(1).name());
	}

	/**
	 * Each reads what another has written, or is repeated.
	 */
	@Test
	@Needs(Capability.SQL)
	default void serializableTransactionsLoseNothing() {
		twoPersons();
		int writers = 4;
		RetrySettings patient = new RetrySettings(50, Duration.ofMillis(2), Duration.ofMillis(50), 2, 1);
		try (PooledInstance instance = PooledInstance.open(url(), writers, (builder) -> builder.retry(patient))) {
			await(Flux.range(0, writers).flatMap((i) -> increment(instance)).count());
		}
		assertThat(await(db().model(Person.class).read("p1")).age()).isEqualTo(writers);
	}

	private static Mono<Person> increment(PooledInstance instance) {
		ModelOperations<Person> people = instance.db().model(Person.class);
		return instance.db()
			.operations()
			.inTransaction(TransactionSettings.DEFAULT.isolation(IsolationLevel.SERIALIZABLE),
					people.read("p1").flatMap((person) -> people.update("p1", Map.of("age", person.age() + 1))));
	}

	private static Mono<Person> transaction(PooledInstance instance, Meeting meeting, String first, String second,
			int age) {
		ModelOperations<Person> people = instance.db().model(Person.class);
		Mono<Person> work = people.update(first, Map.of("age", age))
			.delayUntil((person) -> meeting.of(first, second))
			.then(people.update(second, Map.of("age", age)));
		return instance.db().operations().inTransaction(work);
	}

	private static Workflow workflow(String name, String first, String second) {
		return Workflow.builder(name)
			.transaction("group",
					(group) -> group
						.addNode("PersonUpdateNode", "first",
								Map.of("filter", Map.of("id", first), "fields", Map.of("name", name)))
						.addNode("MeetNode", "meet", Map.of("own", first, "other", second))
						.addNode("PersonUpdateNode", "second", Map.of("filter", Map.of("id", second)))
						.addConnection("first", "name", "meet", "name")
						.addConnection("meet", "name", "second", "fields.name"))
			.build();
	}

	/**
	 * SQLite lets one transaction write at a time, so that none waits for another.
	 */
	private void assertRepeated(PooledInstance instance) {
		ResilienceStatus status = instance.db().resilience().status();
		boolean conflict = database().name() != DatabaseName.SQLITE;
		assertThat(status.totalSuccesses()).isEqualTo(2);
		assertThat(status.totalFailures()).as("transactions that were given up").isEqualTo(conflict ? 1 : 0);
		assertThat(status.state()).isEqualTo(ResilienceStatus.State.CLOSED);
	}

	private void assertEvents(List<RunEvent> events) {
		int conflicts = (database().name() != DatabaseName.SQLITE) ? 1 : 0;
		assertThat(events).filteredOn(RunEvent.TransactionStarted.class::isInstance).hasSize(2 + conflicts);
		assertThat(events).filteredOn(RunEvent.TransactionRolledBack.class::isInstance).hasSize(conflicts);
		assertThat(events).filteredOn(RunEvent.TransactionCommitted.class::isInstance).hasSize(2);
		assertThat(events).filteredOn(RunEvent.RunCompleted.class::isInstance).hasSize(2);
	}

	private void twoPersons() {
		await(db().model(Person.class).create(new Person("p1", "Ada", null, 0, true, null)));
		await(db().model(Person.class).create(new Person("p2", "Ada", null, 0, true, null)));
	}

	/**
	 * On SQLite the other waits in the database and cannot come.
	 */
	private Duration patience() {
		return (database().name() == DatabaseName.SQLITE) ? DeadlockContract.MEETING : LIMIT;
	}

	/**
	 * Where two transactions wait until both have changed a record.
	 */
	final class Meeting {

		private final Map<String, Sinks.Empty<Void>> arrivals = new ConcurrentHashMap<>();

		private final Duration patience;

		Meeting(Duration patience) {
			this.patience = patience;
		}

		Mono<Void> of(String own, String other) {
			return Mono.defer(() -> {
				arrival(own).tryEmitEmpty();
				return arrival(other).asMono().timeout(this.patience, Mono.empty());
			});
		}

		NodeType nodeType() {
			return NodeType.of("MeetNode")
				.input("own", String.class)
				.input("other", String.class)
				.input("name", String.class)
				.output("name", String.class)
				.run((inputs) -> of((String) Objects.requireNonNull(inputs.get("own")),
						(String) Objects.requireNonNull(inputs.get("other")))
					.thenReturn(Map.of("name", Objects.requireNonNull(inputs.get("name")))));
		}

		private Sinks.Empty<Void> arrival(String id) {
			return this.arrivals.computeIfAbsent(id, (key) -> Sinks.empty());
		}

	}

}
