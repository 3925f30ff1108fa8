/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.observation;

import java.util.function.Supplier;

import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.RunContext;
import io.dataflow.workflow.RunInstrumentation;
import io.micrometer.observation.ObservationRegistry;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/**
 * Makes every run and every node an observation.
 */
final class ObservedRuns implements RunInstrumentation {

	private final ObservationRegistry registry;

	private final ObservedSubscriber.Convention<RunObservationContext> runs;

	private final ObservedSubscriber.Convention<NodeObservationContext> nodes;

	ObservedRuns(ObservationRegistry registry, ObservedSubscriber.Convention<RunObservationContext> runs,
			ObservedSubscriber.Convention<NodeObservationContext> nodes) {
		this.registry = registry;
		this.runs = runs;
		this.nodes = nodes;
	}

	@Override
	public <T> Mono<T> run(RunContext run, Mono<T> work) {
		return new Observed<>(work, this.registry, this.runs, () -> new RunObservationContext(run));
	}

	@Override
	public <T> Mono<T> node(RunContext run, String nodeId, NodeType type, Mono<T> work) {
		return new Observed<>(work, this.registry, this.nodes, () -> new NodeObservationContext(run, nodeId, type));
	}

	/**
	 * Work that is observed.
	 */
	private static final class Observed<T, C extends ObservedContext> extends Mono<T> {

		private final Mono<T> work;

		private final ObservationRegistry registry;

		private final ObservedSubscriber.Convention<C> convention;

		private final Supplier<C> observed;

		Observed(Mono<T> work, ObservationRegistry registry, ObservedSubscriber.Convention<C> convention,
				Supplier<C> observed) {
			this.work = work;
			this.registry = registry;
			this.convention = convention;
			this.observed = observed;
		}

		@Override
		public void subscribe(CoreSubscriber<? super T> actual) {
			if (this.registry.isNoop()) {
				this.work.subscribe(actual);
				return;
			}
			this.work.subscribe(ObservedSubscriber.begin(this.registry, this.convention, this.observed.get(), actual,
					actual.currentContext()));
		}

	}

}
