/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.observation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.dataflow.adapter.DatabaseKind;
import io.dataflow.pipeline.OperationInterceptor;
import io.dataflow.workflow.WorkflowEngineBuilder;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * What is told of runs, nodes and operations, and to whom. Immutable; one can serve
 * several instances.
 *
 * @param registry who is told of observations; nothing is observed when it is
 * {@link ObservationRegistry#NOOP}
 * @param slowQueryThreshold how long the database may take for an operation, zero when
 * none is too long
 * @param slowQueryListeners who is told of slow queries, beside the log
 * @param runConvention how runs are named, {@code null} for
 * {@link DefaultRunObservationConvention}
 * @param nodeConvention how nodes are named, {@code null} for
 * {@link DefaultNodeObservationConvention}
 * @param operationConvention how operations are named, {@code null} for
 * {@link DefaultOperationObservationConvention}
 * @since 0.1.0
 */
public record Observability(ObservationRegistry registry, Duration slowQueryThreshold,
		List<SlowQueryListener> slowQueryListeners, @Nullable RunObservationConvention runConvention,
		@Nullable NodeObservationConvention nodeConvention,
		@Nullable OperationObservationConvention operationConvention) {

	/** How long the database may take for an operation, unless told. */
	public static final Duration DEFAULT_SLOW_QUERY_THRESHOLD = Duration.ofMillis(100);

	/**
	 * Check the values.
	 * @throws InvalidThresholdException DF-401 when the threshold is negative
	 */
	public Observability {
		Objects.requireNonNull(registry, "'registry' must not be null");
		if (slowQueryThreshold.isNegative()) {
			throw new InvalidThresholdException(slowQueryThreshold);
		}
		slowQueryListeners = List.copyOf(slowQueryListeners);
	}

	/**
	 * Return what holds unless told otherwise: no observations, and a log of what takes
	 * longer than 100 ms.
	 * @return the defaults
	 */
	public static Observability defaults() {
		return new Observability(ObservationRegistry.NOOP, DEFAULT_SLOW_QUERY_THRESHOLD, List.of(), null, null, null);
	}

	/**
	 * Return a copy with another registry.
	 * @param other who is told of observations
	 * @return the copy
	 */
	public Observability withRegistry(ObservationRegistry other) {
		return new Observability(other, this.slowQueryThreshold, this.slowQueryListeners, this.runConvention,
				this.nodeConvention, this.operationConvention);
	}

	/**
	 * Return a copy with another threshold.
	 * @param threshold how long the database may take for an operation, zero when none is
	 * too long
	 * @return the copy
	 * @throws InvalidThresholdException DF-401 when it is negative
	 */
	public Observability withSlowQueryThreshold(Duration threshold) {
		return new Observability(this.registry, threshold, this.slowQueryListeners, this.runConvention,
				this.nodeConvention, this.operationConvention);
	}

	/**
	 * Return a copy with one more listener.
	 * @param listener who is told of slow queries as well
	 * @return the copy
	 */
	public Observability withSlowQueryListener(SlowQueryListener listener) {
		List<SlowQueryListener> all = new ArrayList<>(this.slowQueryListeners);
		all.add(listener);
		return new Observability(this.registry, this.slowQueryThreshold, all, this.runConvention, this.nodeConvention,
				this.operationConvention);
	}

	/**
	 * Return a copy with other names and tags; what is {@code null} stays.
	 * @param runs those of runs
	 * @param nodes those of nodes
	 * @param operations those of operations
	 * @return the copy
	 */
	public Observability withConventions(@Nullable RunObservationConvention runs,
			@Nullable NodeObservationConvention nodes, @Nullable OperationObservationConvention operations) {
		return new Observability(this.registry, this.slowQueryThreshold, this.slowQueryListeners,
				(runs != null) ? runs : this.runConvention, (nodes != null) ? nodes : this.nodeConvention,
				(operations != null) ? operations : this.operationConvention);
	}

	/**
	 * Return what watches the operations on a database.
	 * @param database the name of the instance, for the tags
	 * @param kind the kind of the database
	 * @return the interceptors; none when there is nothing to tell
	 */
	public List<OperationInterceptor> interceptors(String database, DatabaseKind kind) {
		List<OperationInterceptor> interceptors = new ArrayList<>();
		Object attempter = new Object();
		if (this.registry != ObservationRegistry.NOOP) {
			interceptors.add(new ObservationInterceptor(attempter, this.registry, new ObservedSubscriber.Convention<>(
					this.operationConvention, new DefaultOperationObservationConvention()), database, kind));
		}
		if (!this.slowQueryThreshold.isZero()) {
			List<SlowQueryListener> told = new ArrayList<>(List.of(new SlowQueryLog()));
			told.addAll(this.slowQueryListeners);
			interceptors.add(new SlowQueryInterceptor(attempter, database, this.slowQueryThreshold, told));
		}
		return interceptors;
	}

	/**
	 * Let the runs and nodes of an engine be observed.
	 * @param engine the engine; stays as it is when there is nobody to tell
	 */
	public void observe(WorkflowEngineBuilder engine) {
		if (this.registry != ObservationRegistry.NOOP) {
			engine.instrumentation(new ObservedRuns(this.registry,
					new ObservedSubscriber.Convention<>(this.runConvention, new DefaultRunObservationConvention()),
					new ObservedSubscriber.Convention<>(this.nodeConvention, new DefaultNodeObservationConvention())));
		}
	}

}
