/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.dataflow.adapter.TransactionRolledBackException;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class BlockingWorkTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final BlockingWork work = new BlockingWork();

	@Test
	void nobodyHasToLeaveWhereNobodyIs() {
		this.work.counted(Flux.just("row")).as(StepVerifier::create).expectNext("row").expectComplete().verify(LIMIT);
		this.work.left().as(StepVerifier::create).expectComplete().verify(LIMIT);
	}

	@Test
	void cancelledStatementIsWaitedForUntilItsThreadHasLeft() throws InterruptedException {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch ended = new CountDownLatch(1);
		Disposable statement = this.work.counted(executing(begun, ended))
			.subscribeOn(Schedulers.fromExecutor((task) -> new Thread(task).start()))
			.subscribe();
		assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
		statement.dispose();
		this.work.left()
			.as(StepVerifier::create)
			.expectSubscription()
			.expectNoEvent(Duration.ofMillis(50))
			.then(ended::countDown)
			.expectComplete()
			.verify(LIMIT);
	}

	private static Flux<String> executing(CountDownLatch begun, CountDownLatch ended) {
		return Mono.fromCallable(() -> {
			begun.countDown();
			return ended.await(10, TimeUnit.SECONDS) ? "row" : "late";
		}).flux();
	}

	@Test
	void rowsAreNotAskedForAfterTheSubscriberHasLeft() {
		AtomicInteger asked = new AtomicInteger();
		this.work.counted(Flux.range(0, 9).doOnRequest((n) -> asked.incrementAndGet()))
			.as((rows) -> StepVerifier.create(rows, 0))
			.thenCancel()
			.verify(LIMIT);
		assertThat(asked).hasValue(0);
	}

	@Test
	void statementThatComesAfterTheEndOfItsTransactionIsRefused() {
		AtomicInteger executed = new AtomicInteger();
		this.work.refuse();
		this.work.counted(Mono.fromCallable(executed::incrementAndGet))
			.as(StepVerifier::create)
			.expectErrorMessage(new TransactionRolledBackException().getMessage())
			.verify(LIMIT);
		assertThat(executed).hasValue(0);
	}

}
