/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

import io.dataflow.DataFlow;
import io.dataflow.adapter.PoolStatus;
import io.dataflow.logging.LogCategory;
import io.dataflow.logging.Masking;
import io.dataflow.error.DataFlowException;
import org.slf4j.Logger;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.Environment;

/**
 * Makes the schema ready before the web server takes requests, and ends what runs after
 * the web server has finished those it took.
 */
final class DataFlowLifecycle implements SmartLifecycle, ApplicationListener<ContextClosedEvent>, DisposableBean {

	/**
	 * Started before and stopped after the web server, which has
	 * {@code WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE}.
	 */
	static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 3 * 1024;

	private static final Duration START_TIMEOUT = Duration.ofMinutes(5);

	private static final Duration DEFAULT_SHUTDOWN_TIMEOUT = Duration.ofSeconds(30);

	private static final Logger logger = LogCategory.CORE.logger();

	private final DataFlow dataFlow;

	private final Duration startTimeout;

	private final Duration drainTimeout;

	private final Duration closeTimeout;

	private volatile boolean running;

	private volatile boolean closing;

	DataFlowLifecycle(DataFlow dataFlow, Duration startTimeout, Duration shutdownTimeout) {
		this.dataFlow = dataFlow;
		this.startTimeout = startTimeout;
		// the rest of the time is for rolling back what did not end by itself
		this.drainTimeout = shutdownTimeout.multipliedBy(4).dividedBy(5);
		this.closeTimeout = shutdownTimeout.minus(this.drainTimeout);
	}

	/**
	 * Create the lifecycle of an instance.
	 * @param databaseTimeout how long the start waits for the database in addition
	 */
	static DataFlowLifecycle of(DataFlow dataFlow, Environment environment, Duration databaseTimeout) {
		String timeout = environment.getProperty("spring.lifecycle.timeout-per-shutdown-phase");
		return new DataFlowLifecycle(dataFlow, START_TIMEOUT.plus(databaseTimeout),
				(timeout != null) ? DurationStyle.detectAndParse(timeout) : DEFAULT_SHUTDOWN_TIMEOUT);
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public void start() {
		this.dataFlow.start()
			.timeout(this.startTimeout)
			.onErrorMap(TimeoutException.class, (error) -> new StartTimeoutException(this.startTimeout))
			.onErrorMap(DataFlowException.class, this::named)
			.block();
		this.running = true;
	}

	private DataFlowException named(DataFlowException error) {
		String name = this.dataFlow.name();
		return (name.equals(DatabaseNames.DEFAULT)) ? error : new NamedDatabaseException(name, error);
	}

	@Override
	public void stop() {
		this.running = false;
	}

	/**
	 * A context that is only paused can go on afterwards, so only one that is closed ends
	 * the engine.
	 */
	@Override
	public void stop(Runnable callback) {
		stop();
		Mono<Void> end = this.closing ? drain().then(close()) : Mono.empty();
		end.doFinally((signal) -> callback.run()).subscribe();
	}

	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		this.closing = true;
	}

	@Override
	public void destroy() {
		close().block();
	}

	private Mono<Void> drain() {
		return this.dataFlow.drain().timeout(this.drainTimeout).onErrorResume(TimeoutException.class, (error) -> {
			logger.warn("Cancelling what did not end within {}: {} workflow runs, {} connections in use",
					this.drainTimeout, this.dataFlow.engine().activeRuns(),
					this.dataFlow.pool().map(PoolStatus::checkedOut).orElse(0));
			return Mono.empty();
		});
	}

	private Mono<Void> close() {
		return this.dataFlow.close().timeout(this.closeTimeout).onErrorResume((error) -> {
			logger.warn("DataFlow was not closed completely within {}", this.closeTimeout, Masking.ofLog().mask(error));
			return Mono.empty();
		});
	}

}
