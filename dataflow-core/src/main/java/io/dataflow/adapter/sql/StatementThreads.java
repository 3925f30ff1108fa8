/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.concurrent.LinkedTransferQueue;
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
		ThreadPoolExecutor executor = new ThreadPoolExecutor(0, MAXIMUM, IDLE_SECONDS, TimeUnit.SECONDS, new Work(),
				threads::createThread, StatementThreads::keep);
		// as a mere Executor, since a service would be asked to interrupt
		return new StatementThreads(executor, Schedulers.fromExecutor(executor::execute));
	}

	/**
	 * Keep work until one of the threads, which are as many as there may be, has time for
	 * it. They may all have ended meanwhile.
	 */
	private static void keep(Runnable task, ThreadPoolExecutor executor) {
		((Work) executor.getQueue()).keep(task);
		if (executor.getPoolSize() == 0 && executor.remove(task)) {
			executor.execute(task);
		}
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

	/**
	 * Hands work to a thread that waits for it, and refuses it where none does, so that
	 * another one is started. By itself the executor would start a thread for each task
	 * until there are as many as there may be, and then let all of them take turns even
	 * where one is enough: each would find that others have used the processor's cache
	 * since.
	 */
	private static final class Work extends LinkedTransferQueue<Runnable> {

		@Override
		public boolean offer(Runnable task) {
			return tryTransfer(task);
		}

		void keep(Runnable task) {
			super.offer(task);
		}

	}

}
