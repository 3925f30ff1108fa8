/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

class StatementThreadsTests {

	private static final int MAXIMUM = 32;

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final StatementThreads threads = StatementThreads.of(new H2Dialect());

	private final Scheduler scheduler = this.threads.scheduler();

	@AfterEach
	void close() {
		this.threads.close().block(LIMIT);
	}

	@Test
	void driverThatDoesNotBlockStaysOnTheThreadOfItsCaller() {
		assertThat(StatementThreads.of(new PostgresqlDialect()).scheduler()).isSameAs(Schedulers.immediate());
	}

	@Test
	void workOneAfterTheOtherNeedsFewThreads() {
		Set<String> names = new HashSet<>();
		for (int i = 0; i < 10 * MAXIMUM; i++) {
			names.add(Mono.fromCallable(() -> Thread.currentThread().getName())
				.subscribeOn(this.scheduler)
				.blockOptional(LIMIT)
				.orElseThrow());
		}
		assertThat(names).hasSizeLessThan(MAXIMUM).allMatch((name) -> name.startsWith("dataflow-H2-"));
	}

	@Test
	void workBeyondTheThreadsWaitsForOneOfThem() throws InterruptedException {
		CountDownLatch begun = new CountDownLatch(MAXIMUM);
		Semaphore ends = new Semaphore(0);
		CountDownLatch last = new CountDownLatch(1);
		for (int i = 0; i < MAXIMUM; i++) {
			this.scheduler.schedule(() -> {
				begun.countDown();
				ends.acquireUninterruptibly();
			});
		}
		assertThat(begun.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
		this.scheduler.schedule(last::countDown);
		assertThat(last.getCount()).isOne();
		ends.release(MAXIMUM);
		assertThat(last.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
	}

}
