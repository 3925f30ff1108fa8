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
import java.util.stream.IntStream;

import io.dataflow.ContractEntities.Note;
import io.dataflow.ContractEntities.Person;
import io.dataflow.query.Query;
import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import io.dataflow.transaction.IsolationLevel;
import io.dataflow.transaction.TransactionSettings;
import io.dataflow.workflow.RunEvent;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowEngine;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A run that is cancelled at any of its events leaves transactions whole or without
 * effect, and every connection free.
 */
@Needs(Capability.SAVEPOINTS)
interface CancellationPointContract extends DataFlowContract {

	int RECORDS = 50;

	/** Two transactions, one with a savepoint of its own, the other opened by a node. */
	Workflow TWO_TRANSACTIONS = Workflow.builder("two-transactions")
		.addNode("PersonCountNode", "before")
		.addNode("PersonListNode", "list", Map.of("limit", 5))
		.transaction("order", TransactionSettings.DEFAULT.isolation(IsolationLevel.SERIALIZABLE),
				(order) -> order.addNode("PersonCreateNode", "create", Map.of("id", "first", "name", "Ada"))
					.addNode("PersonBulkCreateNode", "many", Map.of("data", people()))
					.transaction("part",
							(part) -> part.addNode("NoteCreateNode", "note", Map.of("id", "order", "text", "kept")))
					.addNode("PersonListNode", "read", Map.of("limit", 100))
					.addNode("PersonUpdateNode", "update",
							Map.of("filter", Map.of("id", "{{ create.id }}"), "fields", Map.of("age", 2)))
					.addConnection("many", "inserted", "read", "limit"))
		.addNode("TransactionScopeNode", "begin", Map.of("isolation_level", "READ_COMMITTED"))
		.addNode("NoteCreateNode", "kept", Map.of("id", "{{ begin.status }}", "text", "kept"))
		.addNode("TransactionSavepointNode", "mark", Map.of("name", "mark", "result", "{{ kept.id }}"))
		.addNode("NoteCreateNode", "undone", Map.of("id", "undone", "text", "{{ mark.savepoint }}"))
		.addNode("TransactionRollbackToSavepointNode", "back", Map.of("savepoint", "mark", "result", "{{ undone.id }}"))
		.addNode("TransactionCommitNode", "commit", Map.of("result", "{{ back.savepoint }}"))
		.addConnection("before", "count", "list", "offset")
		.build();

	@Test
	default void runThatIsCancelledAtAnyEventLeavesNothingHalfDone() throws SQLException {
		String url = prepared();
		SplittableRandom random = new SplittableRandom(7);
		try (PooledInstance instance = PooledInstance.open(url, 4); Stranger other = Stranger.at(url)) {
			WorkflowEngine engine = instance.db().engine();
			List<RunEvent> events = await(engine.stream(TWO_TRANSACTIONS, RunOptions.none()).collectList());
			assertThat(events).last().isInstanceOf(RunEvent.RunCompleted.class);
			assertEverythingHappened(other);
			for (int i = 0; i < 2 * events.size(); i++) {
				await(instance.db().model(Person.class).bulkDelete(Query.all()));
				other.clear("notes");
				cancelAfter(1 + i / 2, (i % 2) * random.nextInt(4_000), engine);
				instance.awaitIdle();
				ServerView.of(database(), url).assertNoTransactionIsOpen();
				assertWhole(other, "cancelled after event " + (1 + i / 2) + " of " + events.size());
			}
		}
	}

	/**
	 * Cancel when an event has come, or a little later, in the middle of what follows it.
	 */
	private static void cancelAfter(int events, int microseconds, WorkflowEngine engine) {
		Duration later = Duration.ofNanos(microseconds * 1000L);
		engine.stream(TWO_TRANSACTIONS, RunOptions.none())
			.publish((run) -> run.takeUntilOther(run.skip(events - 1).next().delayElement(later)))
			.blockLast(LIMIT);
		Flux.interval(Duration.ZERO, Duration.ofMillis(1))
			.takeUntil((tick) -> engine.activeRuns() == 0)
			.take(LIMIT)
			.blockLast();
		assertThat(engine.activeRuns()).isZero();
	}

	private static void assertEverythingHappened(Stranger other) throws SQLException {
		assertThat(other.count("people")).isEqualTo(RECORDS + 1);
		assertThat(notes(other)).containsExactlyInAnyOrder("order", "started");
	}

	private static void assertWhole(Stranger other, String when) throws SQLException {
		long people = other.count("people");
		List<String> notes = notes(other);
		assertThat(people).as(when).isIn(0L, RECORDS + 1L);
		assertThat(notes.contains("order")).as(when).isEqualTo(people > 0);
		assertThat(notes).as(when).doesNotContain("undone");
	}

	private static List<String> notes(Stranger other) throws SQLException {
		return other.values("notes", "id");
	}

	private String prepared() {
		String url = database().another().url();
		DataFlow instance = DataFlow.builder(url).models(ContractEntities.ALL.toArray(Class<?>[]::new)).build();
		await(instance.start().thenReturn(true));
		await(instance.close().thenReturn(true));
		return url;
	}

	private static List<Map<String, Object>> people() {
		return IntStream.range(0, RECORDS)
			.mapToObj((i) -> Map.<String, Object>of("id", "p" + i, "name", "Bo"))
			.toList();
	}

}
