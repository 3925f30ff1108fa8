/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.lifecycle;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import io.dataflow.logging.LogCategory;
import io.dataflow.model.EntityModels;
import io.dataflow.operation.Operation;
import io.dataflow.operation.RetentionPolicy;
import io.dataflow.operation.Store;
import io.dataflow.operation.TimeSeriesOperations;
import io.dataflow.pipeline.OperationInterceptor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Drops the chunks of time series that are older than their policies say, where the
 * server does not. Any number of applications may have it: one of them at a time follows
 * a policy. Without it such policies are refused.
 *
 * @since 0.1.0
 */
public final class RetentionJob implements OperationInterceptor {

	/** How often policies are looked at unless told. */
	public static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(10);

	private static final Logger logger = LogCategory.CORE.logger();

	private final Store store;

	private final Duration interval;

	private final boolean needed;

	private final AtomicReference<@Nullable Ticks> running = new AtomicReference<>();

	private RetentionJob(Store store, EntityModels models, Duration interval) {
		this.store = store;
		this.interval = interval;
		this.needed = !interval.isZero() && models.all().stream().anyMatch((model) -> model.timeSeries() != null);
	}

	/**
	 * Create a job that does not run yet.
	 * @param store where chunks are dropped
	 * @param models the models of which some may be time series
	 * @param interval how often policies are looked at, zero for never
	 * @return the job
	 * @throws IllegalArgumentException if the interval is negative
	 */
	public static RetentionJob of(Store store, EntityModels models, Duration interval) {
		if (interval.isNegative()) {
			throw new IllegalArgumentException("'interval' must not be negative");
		}
		return new RetentionJob(store, models, interval);
	}

	/**
	 * Begin to look at the policies, unless that goes on, there are no time series or the
	 * interval is zero.
	 */
	public void start() {
		Ticks ticks = new Ticks();
		if (this.needed && this.running.compareAndSet(null, ticks)) {
			Flux.interval(this.interval).onBackpressureDrop().concatMap((tick) -> follow(), 1).subscribe(ticks);
		}
	}

	/**
	 * Follow the policies that are due now.
	 * @return how many chunks were dropped, cold; 0 after a failure, which is logged
	 */
	public Mono<Long> follow() {
		return Mono.defer(() -> this.store.require(TimeSeriesOperations.class).dropDueChunks())
			.doOnError((error) -> logger.warn("Old chunks of time series could not be dropped: {}", error.getMessage()))
			.onErrorReturn(0L);
	}

	/**
	 * Look at the policies no more.
	 */
	public void close() {
		Ticks ticks = this.running.getAndSet(null);
		if (ticks != null) {
			ticks.cancel();
		}
	}

	@Override
	@SuppressWarnings("unchecked")
	public <R> Flux<R> intercept(Operation<R> operation, Chain next) {
		boolean scheduled = operation instanceof RetentionPolicy && this.needed;
		return next.proceed((scheduled) ? (Operation<R>) ((RetentionPolicy) operation).asScheduled() : operation);
	}

	/**
	 * Asks for ticks until it is cancelled.
	 */
	private static final class Ticks extends BaseSubscriber<Long> {

	}

}
