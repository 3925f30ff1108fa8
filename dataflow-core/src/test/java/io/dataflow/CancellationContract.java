/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import io.dataflow.ContractEntities.Person;
import io.dataflow.query.Query;
import io.dataflow.testing.Capability;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.Needs;
import io.dataflow.workflow.NodeSettings;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowExecutionException;
import io.dataflow.workflow.WorkflowRun;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Whoever stops waiting ends the work: the statement on the server, the transaction, the
 * use of the connection.
 */
interface CancellationContract extends StoredPeople {

	/** How long a result may take that should not have to wait for anything. */
	Duration PROMPT = Duration.ofSeconds(3);

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void timeLimitEndsAStatementThatWaitsForALock() throws SQLException {
		assertTimeLimitEndsTheWaitForALock(
				workflow("PersonUpdateNode", Map.of("id", "p1", "fields", Map.of("age", 2))));
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void timeLimitEndsATransactionThatWaitsForALock() throws SQLException {
		assertTimeLimitEndsTheWaitForALock(Workflow.builder("group")
			.transaction("group",
					(group) -> group.addNode("PersonCreateNode", "create", Map.of("id", "p2", "name", "Bo"))
						.addNode("PersonUpdateNode", "update", Map.of("fields", Map.of("age", 2), "id", "p1"))
						.addConnection("create", "name", "update", "fields.name"))
			.build());
	}

	private void assertTimeLimitEndsTheWaitForALock(Workflow workflow) throws SQLException {
		await(db().model(Person.class).create(person("p1")));
		try (Stranger other = Stranger.at(url()).begin(); PooledInstance instance = PooledInstance.open(url(), 1)) {
			other.changePerson("p1");
			assertTimeout(instance, workflow);
			assertNothingWaits();
			instance.awaitIdle();
			assertThat(instance.db().model(Person.class).count(Query.all()).block(PROMPT)).isEqualTo(1);
		}
	}

	@Test
	@Needs(Capability.SAVEPOINTS)
	default void timeLimitOfANodeEndsItsStatementAndItsTransactionGoesOn() throws SQLException {
		await(db().model(Person.class).create(person("p1")));
		NodeSettings limited = NodeSettings.NONE.timeout(Duration.ofMillis(300)).continueOnError(true);
		try (Stranger other = Stranger.at(url()).begin(); PooledInstance instance = PooledInstance.open(url(), 1)) {
			other.changePerson("p1");
			Workflow workflow = Workflow.builder("group")
				.transaction("group",
						(group) -> group
							.addNode("PersonUpdateNode", "update", Map.of("id", "p1", "fields", Map.of("age", 2)),
									limited)
							.addNode("PersonCountNode", "count"))
				.build();
			if (database().name() == DatabaseName.SQLITE) {
				// waits for the only writer before its first node, which has no limit
				// then
				assertTimeout(instance, workflow);
				return;
			}
			WorkflowRun run = instance.db().engine().run(workflow, RunOptions.none()).block(PROMPT);
			assertThat(run).isNotNull();
			assertThat(run.result("update")).containsEntry("error_code", "DF-505");
			assertThat(run.value("count", "count")).isEqualTo(1L);
			assertNothingWaits();
		}
	}

	@Test
	default void streamThatIsLeftGivesItsConnectionBack() throws SQLException {
		String url = manyPeople(100_000);
		try (PooledInstance instance = PooledInstance.open(url, 1)) {
			ModelOperations<Person> people = instance.db().model(Person.class);
			for (int i = 0; i < 20; i++) {
				List<Person> first = people.list(Query.all().orderBy("id")).take(10).collectList().block(PROMPT);
				assertThat(first).hasSize(10);
				assertThat(people.read("p1").block(PROMPT)).isNotNull();
			}
		}
	}

	@Test
	default void streamThatIsLeftWhileItsNextRowsAreReadGivesItsConnectionBack() throws SQLException {
		String url = manyPeople(20_000);
		try (PooledInstance instance = PooledInstance.open(url, 1)) {
			ModelOperations<Person> people = instance.db().model(Person.class);
			for (int rows = 1; rows < 2_000; rows += 37) {
				LeavingSubscriber subscriber = new LeavingSubscriber(rows);
				people.list(Query.all().orderBy("id")).subscribe(subscriber);
				subscriber.awaitEnd(PROMPT);
				assertThat(people.read("p1").block(PROMPT)).as("after " + rows + " rows").isNotNull();
			}
			assertThat(people.count(Query.all()).block(PROMPT)).isEqualTo(20_000);
		}
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void streamThatIsLeftDoesNotSpoilItsTransaction() throws SQLException {
		String url = manyPeople(5_000);
		try (PooledInstance instance = PooledInstance.open(url, 1)) {
			ModelOperations<Person> people = instance.db().model(Person.class);
			Mono<Person> work = people.list(Query.all())
				.take(10)
				.then(people.create(person("new")))
				.then(people.update("new", Map.of("age", 7)));
			assertThat(await(instance.db().operations().inTransaction(work)).age()).isEqualTo(7);
			assertThat(people.read("new").block(PROMPT)).isNotNull();
		}
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void randomCancellationsLeaveNothingBehind() throws SQLException {
		String url = manyPeople(2_000);
		SplittableRandom random = new SplittableRandom(42);
		try (PooledInstance instance = PooledInstance.open(url, 4); Stranger other = Stranger.at(url)) {
			Flux.range(0, 500)
				.flatMap((i) -> work(instance, i).timeout(Duration.ofNanos(random.nextLong(15_000_000)), Mono.empty()),
						16)
				.blockLast(Duration.ofMinutes(1));
			instance.awaitIdle();
			assertThat(other.count("people")).isEqualTo(2_000);
			ServerView.of(database(), url).assertNoTransactionIsOpen();
			assertThat(Flux.range(0, 40)
				.flatMap((i) -> instance.db().model(Person.class).read("p1"), 8)
				.count()
				.block(PROMPT)).isEqualTo(40);
		}
	}

	private Mono<?> work(PooledInstance instance, int i) {
		ModelOperations<Person> people = instance.db().model(Person.class);
		return switch (i % 6) {
			case 0 -> people.list(Query.all()).then();
			case 3 -> people.count(Query.all());
			case 4 -> people.list(Query.all()).take(300).then();
			case 1 -> people.count(Query.where(Map.of("name", Map.of("$like", "%a%"))));
			case 2 -> instance.db()
				.operations()
				.inTransaction(people.create(person("x" + i)).then(Mono.error(new IllegalStateException("undo"))))
				.onErrorComplete(IllegalStateException.class);
			default -> instance.db()
				.operations()
				.inTransaction(people.update("p" + i, Map.of("age", i)).then(people.list(Query.all()).then()));
		};
	}

	private void assertTimeout(PooledInstance instance, Workflow workflow) {
		RunOptions options = RunOptions.none().timeout(Duration.ofMillis(300));
		WorkflowExecutionException failure = catchThrowableOfType(WorkflowExecutionException.class,
				() -> instance.db().engine().run(workflow, options).block(PROMPT));
		assertThat(failure.code()).isEqualTo("DF-505");
	}

	private void assertNothingWaits() throws SQLException {
		ServerView.of(database(), url()).assertNothingIsExecuted();
	}

	private String manyPeople(int count) throws SQLException {
		String url = database().another().url();
		DataFlow instance = DataFlow.builder(url).models(Person.class).build();
		instance.start().block(LIMIT);
		try (Stranger stranger = Stranger.at(url)) {
			stranger.addPeople(count);
		}
		instance.close().block(LIMIT);
		return url;
	}

}
