/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Turns runs into streams of their events.
 */
final class EventStream {

	private EventStream() {
	}

	/**
	 * Make a stream whose every subscription is a run.
	 * @param others who is told as well
	 * @param run makes a run that tells the given listeners
	 */
	static Flux<RunEvent> of(List<RunListener> others, Function<List<RunListener>, Mono<WorkflowRun>> run) {
		return Flux.defer(() -> {
			Sinks.Many<RunEvent> events = Sinks.many().unicast().onBackpressureBuffer();
			List<RunListener> listeners = new ArrayList<>(others);
			listeners.add((event) -> publish(event, events));
			return Flux.merge(events.asFlux(), refusal(run.apply(listeners)));
		});
	}

	// an event tells of a run that failed; an error is left where there was no run
	private static Mono<RunEvent> refusal(Mono<WorkflowRun> run) {
		return run.onErrorComplete(WorkflowExecutionException.class).then(Mono.empty());
	}

	private static void publish(RunEvent event, Sinks.Many<RunEvent> events) {
		events.tryEmitNext(event);
		if (event.isLast()) {
			events.tryEmitComplete();
		}
	}

}
