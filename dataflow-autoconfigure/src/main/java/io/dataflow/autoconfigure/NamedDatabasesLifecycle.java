/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.Environment;

/**
 * Starts the databases beside the default one, and closes them once no workflow of the
 * default one can use them any more.
 */
final class NamedDatabasesLifecycle implements SmartLifecycle, ApplicationListener<ContextClosedEvent>, DisposableBean {

	static final int PHASE = DataFlowLifecycle.PHASE - 1;

	private final List<DataFlowLifecycle> lifecycles;

	NamedDatabasesLifecycle(NamedDatabases databases, Environment environment, Duration databaseTimeout) {
		this.lifecycles = databases.all()
			.stream()
			.map((instance) -> DataFlowLifecycle.of(instance, environment, databaseTimeout))
			.toList();
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	@Override
	public boolean isRunning() {
		return this.lifecycles.stream().anyMatch(DataFlowLifecycle::isRunning);
	}

	/**
	 * All at the same time, since each may have to wait for its database.
	 */
	@Override
	public void start() {
		Flux.fromIterable(this.lifecycles)
			.flatMap((lifecycle) -> Mono.fromRunnable(lifecycle::start).subscribeOn(Schedulers.boundedElastic()),
					Math.max(1, this.lifecycles.size()))
			.blockLast();
	}

	@Override
	public void stop() {
		this.lifecycles.forEach(DataFlowLifecycle::stop);
	}

	@Override
	public void stop(Runnable callback) {
		AtomicInteger left = new AtomicInteger(this.lifecycles.size() + 1);
		Runnable ended = () -> {
			if (left.decrementAndGet() == 0) {
				callback.run();
			}
		};
		this.lifecycles.forEach((lifecycle) -> lifecycle.stop(ended));
		ended.run();
	}

	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		this.lifecycles.forEach((lifecycle) -> lifecycle.onApplicationEvent(event));
	}

	@Override
	public void destroy() {
		this.lifecycles.forEach(DataFlowLifecycle::destroy);
	}

}
