/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.dataflow.FaultEntities.Account;
import io.dataflow.FaultEntities.Mark;
import io.dataflow.FaultEntities.Tally;
import io.dataflow.FaultJournal.Kind;
import io.dataflow.FaultJournal.Write;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.Workflow;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writers that create, change and transfer at the same time, one write after the other
 * each, by nodes and by {@link ModelOperations}, and keep a journal.
 */
final class FaultLoad {

	static final int WRITERS = 8;

	static final int ACCOUNTS = 6;

	static final int BALANCE = 1_000;

	static final int BULK = 10;

	/** How many writes each writer tries at most. */
	private static final int MOST = 5_000;

	private static final Duration PAUSE = Duration.ofMillis(25);

	private static final Workflow CREATE = Workflow.builder("create").addNode("MarkCreateNode", "mark").build();

	private static final Workflow TRANSFER = Workflow.builder("transfer")
		.transaction("transfer",
				(transfer) -> transfer.addNode("AccountUpdateNode", "take")
					.addNode("AccountUpdateNode", "give")
					.addNode("MarkCreateNode", "mark"))
		.build();

	private final FaultJournal journal = new FaultJournal();

	private final DataFlow db;

	private final Duration limit;

	private final long seed;

	private volatile boolean stopped;

	/**
	 * Prepare writers.
	 * @param db where they write
	 * @param limit how long they wait for a write
	 * @param seed what decides on what they write
	 */
	FaultLoad(DataFlow db, Duration limit, long seed) {
		this.db = db;
		this.limit = limit;
		this.seed = seed;
	}

	/**
	 * Create the accounts and tallies.
	 */
	static Mono<Void> prepare(DataFlow db) {
		Flux<Account> accounts = Flux.range(0, ACCOUNTS).map((i) -> new Account("a" + i, BALANCE));
		Flux<Tally> tallies = Flux.range(0, WRITERS).map((i) -> new Tally("w" + i, 0));
		return db.model(Account.class).bulkCreate(accounts).then(db.model(Tally.class).bulkCreate(tallies)).then();
	}

	FaultJournal journal() {
		return this.journal;
	}

	/**
	 * Begin to write.
	 * @return what ends after {@link #stop()}, when the last write of each writer has
	 * ended
	 */
	CompletableFuture<Void> start() {
		return Flux.range(0, WRITERS).flatMap(this::writer, WRITERS).then().toFuture();
	}

	/**
	 * Let the writers end.
	 */
	void stop() {
		this.stopped = true;
	}

	private Mono<Void> writer(int writer) {
		SplittableRandom random = new SplittableRandom(this.seed + writer);
		return Flux.range(0, MOST)
			.takeWhile((i) -> !this.stopped)
			.concatMap((i) -> write(writer, "w" + writer + "-" + i, random))
			.then();
	}

	private Mono<Void> write(int writer, String id, SplittableRandom random) {
		return switch (random.nextInt(6)) {
			case 0 -> tried(id, Write.of(id, Kind.CREATE), this.db.model(Mark.class).create(Mark.of(id)));
			case 1 -> tried(id, Write.of(id, Kind.CREATE),
					this.db.engine().run(CREATE, inputs(Map.of("mark", Map.of("label", id)))));
			case 2 -> tried(id, Write.of("w" + writer, Kind.UPDATE),
					this.db.model(Tally.class).update("w" + writer, Map.of("total", Map.of("$inc", 1))));
			case 3 -> tried(id, Write.of(id, Kind.BULK), this.db.model(Mark.class).bulkCreate(marks(id)));
			case 4 -> transfer(id, random, false);
			default -> transfer(id, random, true);
		};
	}

	private Mono<Void> transfer(String id, SplittableRandom random, boolean byWorkflow) {
		int first = random.nextInt(ACCOUNTS - 1);
		int second = first + 1 + random.nextInt(ACCOUNTS - 1 - first);
		// always the same order, so that no two of them lock each other out
		Write write = Write.transfer(id, "a" + first, "a" + second, random.nextInt(1, 50));
		return tried(id, write, (byWorkflow) ? byWorkflow(write) : byOperations(write));
	}

	private Mono<?> byOperations(Write write) {
		ModelOperations<Account> accounts = this.db.model(Account.class);
		return this.db.operations()
			.inTransaction(accounts.update(write.from(), change(-write.amount()))
				.then(accounts.update(write.to(), change(write.amount())))
				.then(this.db.model(Mark.class).create(Mark.of(write.label()))));
	}

	private Mono<?> byWorkflow(Write write) {
		return this.db.engine()
			.run(TRANSFER, inputs(Map.of("take", update(write.from(), -write.amount()), "give",
					update(write.to(), write.amount()), "mark", Map.of("label", write.label()))));
	}

	private RunOptions inputs(Map<String, Map<String, ?>> inputs) {
		return RunOptions.inputs(inputs).timeout(this.limit);
	}

	private static Map<String, Object> update(String account, int amount) {
		return Map.of("filter", Map.of("id", account), "fields", change(amount));
	}

	private static Map<String, Object> change(int amount) {
		return Map.of("balance", Map.of("$inc", amount));
	}

	private static Flux<Mark> marks(String label) {
		List<Mark> marks = IntStream.range(0, BULK).mapToObj((i) -> Mark.of(label)).toList();
		return Flux.fromIterable(marks);
	}

	/**
	 * The run has its own limit, and ends a little before this one.
	 */
	private Mono<Void> tried(String id, Write write, Mono<?> work) {
		return work.timeout(this.limit.plusMillis(500))
			.doOnSuccess((done) -> this.journal.acknowledged(id, write))
			.then()
			.onErrorResume((error) -> {
				this.journal.failed(id, write, error);
				return Mono.delay(PAUSE).then();
			});
	}

}
