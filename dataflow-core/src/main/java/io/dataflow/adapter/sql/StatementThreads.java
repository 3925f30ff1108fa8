/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.util.CustomizableThreadCreator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Where the statements of a driver that blocks run: on threads that nothing interrupts.
 * Reactor's schedulers interrupt the thread of work that is cancelled, and H2 closes its
 * file when that happens to a thread that reads it.
 */
final class StatementThreads {

	private static final int MAXIMUM = 32;

	private static final long IDLE_SECONDS = 60;

	private final @Nullable ThreadPoolExecutor executor;

	private final Scheduler scheduler;

	private StatementThreads(@Nullable ThreadPoolExecutor executor, Scheduler scheduler) {
		this.executor = executor;
		this.scheduler = scheduler;
	}

	/**
	 * Return the threads for the driver of a database, which are those of the caller
	 * unless the driver blocks.
	 */
	static StatementThreads of(SqlDialect dialect) {
		if (!dialect.blocking()) {
			return new StatementThreads(null, Schedulers.immediate());
		}
		CustomizableThreadCreator threads = new CustomizableThreadCreator("dataflow-" + dialect.kind().title() + "-");
		threads.setDaemon(true);
		ThreadPoolExecutor executor = new ThreadPoolExecutor(MAXIMUM, MAXIMUM, IDLE_SECONDS, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), threads::createThread);
		executor.allowCoreThreadTimeOut(true);
		// as a mere Executor, since a service would be asked to interrupt
		return new StatementThreads(executor, Schedulers.fromExecutor(executor::execute));
	}

	Scheduler scheduler() {
		return this.scheduler;
	}

	/**
	 * End the threads that have nothing to do. What comes yet, such as the rollback of a
	 * transaction that outlives the adapter, still finds one.
	 */
	Mono<Void> close() {
		return Mono.fromRunnable(() -> {
			if (this.executor != null) {
				this.executor.setKeepAliveTime(1, TimeUnit.MILLISECONDS);
			}
		});
	}

}
