/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sqlite;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.springframework.util.CustomizableThreadCreator;

/**
 * The threads of one database. There are as many as statements run at the same time, up
 * to a maximum; they end when nothing is to be done. Nothing interrupts them.
 */
final class SqliteThreads implements Executor {

	private static final int MAXIMUM = Math.max(16, 2 * Runtime.getRuntime().availableProcessors());

	private static final long IDLE_SECONDS = 10;

	private final ThreadPoolExecutor executor;

	SqliteThreads() {
		CustomizableThreadCreator threads = new CustomizableThreadCreator("dataflow-SQLite-");
		threads.setDaemon(true);
		ThreadFactory factory = threads::createThread;
		this.executor = new ThreadPoolExecutor(MAXIMUM, MAXIMUM, IDLE_SECONDS, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), factory);
		this.executor.allowCoreThreadTimeOut(true);
	}

	@Override
	public void execute(Runnable task) {
		this.executor.execute(task);
	}

}
