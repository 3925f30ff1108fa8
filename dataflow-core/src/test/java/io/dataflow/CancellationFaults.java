/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import io.dataflow.FaultEntities.Account;
import io.dataflow.FaultEntities.Mark;
import io.dataflow.query.Query;
import io.dataflow.testing.FaultyProxy.Moment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Callers that leave, with a network between them and the server: what they wanted is
 * done as a whole or not at all, and no connection is missing afterwards.
 */
interface CancellationFaults {

	/** As many as would use up the pool if each of them kept a connection. */
	int ROUNDS = FaultScene.CONNECTIONS + 1;

	FaultScene open();

	/**
	 * What is on its way when the caller leaves.
	 */
	enum Left {

		/** A write by itself. */
		STATEMENT {
			@Override
			Mono<?> work(DataFlow db, String label) {
				return db.model(Mark.class).create(Mark.of(label));
			}
		},

		/** One write of many records. */
		BULK {
			@Override
			Mono<?> work(DataFlow db, String label) {
				return db.model(Mark.class).bulkCreate(Flux.range(0, FaultLoad.BULK).map((i) -> Mark.of(label)));
			}
		},

		/** The last write of a transaction. */
		STATEMENT_OF_TRANSACTION {
			@Override
			Mono<?> work(DataFlow db, String label) {
				return transfer(db, label);
			}
		},

		/** The end of a transaction. */
		COMMIT {
			@Override
			Mono<?> work(DataFlow db, String label) {
				return transfer(db, label);
			}
		};

		abstract Mono<?> work(DataFlow db, String label);

		int size() {
			return (this == BULK) ? FaultLoad.BULK : 1;
		}

	}

	private static Mono<?> transfer(DataFlow db, String label) {
		ModelOperations<Account> accounts = db.model(Account.class);
		return db.operations()
			.inTransaction(accounts.update("a0", Map.of("balance", Map.of("$dec", 1)))
				.then(accounts.update("a1", Map.of("balance", Map.of("$inc", 1))))
				.then(db.model(Mark.class).create(Mark.of(label))));
	}

	/**
	 * The network holds a write, or its answer, until the caller has left.
	 */
	@ParameterizedTest
	@EnumSource(Left.class)
	default void writeOfWhichTheCallerLeavesIsWholeOrNotThere(Left left) throws Exception {
		try (FaultScene scene = open()) {
			for (Moment moment : Moment.values()) {
				for (int i = 0; i < ROUNDS; i++) {
					leave(scene, left, moment, moment + "-" + i);
				}
			}
			scene.assertQuiet();
			assertWhole(scene.labels(), left);
			assertBalances(scene, (left == Left.COMMIT) ? scene.labels().size() : 0);
		}
	}

	private static void leave(FaultScene scene, Left left, Moment moment, String label) {
		scene.proxy().holdAt((left == Left.COMMIT) ? scene.commit() : label, moment);
		Disposable caller = left.work(scene.db(), label).subscribe();
		FaultScene.await(label + " held", FaultScene.LIMIT, scene.proxy()::isHolding);
		assertThat(scene.pool().checkedOut()).as("connections of " + label).isOne();
		caller.dispose();
		scene.proxy().release();
		FaultScene.await("the connection of " + label, FaultScene.LIMIT, scene::isIdle);
	}

	/**
	 * What the server has answered by itself is done, and a transaction whose caller has
	 * left before the commit is not.
	 */
	private static void assertWhole(List<@Nullable String> labels, Left left) {
		for (Moment moment : Moment.values()) {
			for (int i = 0; i < ROUNDS; i++) {
				String label = moment + "-" + i;
				assertThat(Collections.frequency(labels, label)).as(left + " " + label).isIn(0, left.size());
			}
		}
		if (left == Left.STATEMENT_OF_TRANSACTION) {
			assertThat(labels).isEmpty();
		}
		if (left == Left.COMMIT) {
			assertThat(labels)
				.containsAll(IntStream.range(0, ROUNDS).mapToObj((i) -> Moment.BEFORE_ANSWER + "-" + i).toList());
		}
	}

	private static void assertBalances(FaultScene scene, int transfers) {
		ModelOperations<Account> accounts = scene.db().model(Account.class);
		assertThat(accounts.read("a0").map(Account::balance).block(FaultScene.LIMIT))
			.isEqualTo(FaultLoad.BALANCE - transfers);
		assertThat(accounts.read("a1").map(Account::balance).block(FaultScene.LIMIT))
			.isEqualTo(FaultLoad.BALANCE + transfers);
	}

	/**
	 * After the first row, at the end of what drivers fetch at once, and far behind it.
	 */
	@ParameterizedTest
	@ValueSource(ints = { 1, 256, 1_000 })
	default void readOfWhichTheCallerLeavesBetweenRowsKeepsNothing(int rows) throws Exception {
		try (FaultScene scene = open()) {
			ModelOperations<Mark> marks = scene.db().model(Mark.class);
			marks.bulkCreate(Flux.range(0, 5_000).map((i) -> Mark.of("row"))).block(FaultScene.LIMIT);
			scene.proxy().delay(Duration.ofMillis(3));
			for (int i = 0; i < ROUNDS; i++) {
				leaveAfter(rows, marks.list(Query.all()), UnaryOperator.identity());
				leaveAfter(rows, marks.create(Mark.of("undone")).thenMany(marks.list(Query.all())),
						scene.db().operations()::inTransaction);
				FaultScene.await("connections given back", FaultScene.LIMIT, scene::isIdle);
			}
			scene.proxy().recover();
			scene.assertQuiet();
			assertThat(scene.labels()).hasSize(5_000).containsOnly("row");
		}
	}

	private static void leaveAfter(int rows, Flux<Mark> read, UnaryOperator<Mono<Void>> around) {
		AtomicInteger seen = new AtomicInteger();
		Sinks.Empty<Void> enough = Sinks.empty();
		Mono<Void> counted = read.doOnNext((row) -> {
			if (seen.incrementAndGet() == rows) {
				enough.tryEmitEmpty();
			}
		}).then();
		around.apply(counted).takeUntilOther(enough.asMono()).block(FaultScene.LIMIT);
		assertThat(seen).as("rows before the caller left").hasValueGreaterThanOrEqualTo(rows);
	}

	/**
	 * Writes that nobody waits for any more, at any of their moments.
	 */
	@Test
	default void cancelledWritesAreWholeOrNotThere() throws Exception {
		try (FaultScene scene = open()) {
			scene.proxy().delay(Duration.ofMillis(3));
			Mono<?> transfer = transfer(scene.db(), "transfer");
			long done = Objects.requireNonNull(Flux.range(0, 60)
				.flatMap((i) -> transfer.hasElement().timeout(Duration.ofMillis(1 + i), Mono.just(false)), 6)
				.filter(Boolean::booleanValue)
				.count()
				.block(FaultScene.LIMIT));
			scene.proxy().recover();
			scene.assertQuiet();
			int marks = scene.labels().size();
			assertThat(done).isLessThan(60);
			assertThat((long) marks).isBetween(done, 60L);
			assertBalances(scene, marks);
		}
	}

}
