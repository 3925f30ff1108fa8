/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The runs in progress, and whether more are accepted.
 */
final class ActiveRuns {

	private final Set<Execution> runs = ConcurrentHashMap.newKeySet();

	private final Deadlines deadlines = new Deadlines(this.runs);

	private final Sinks.Empty<Void> idle = Sinks.empty();

	private volatile boolean closing;

	private volatile boolean closed;

	boolean add(Execution run) {
		this.runs.add(run);
		// a run that is waited for must be able to have what it waits for
		if (!this.closing || (run.isChild() && !this.closed)) {
			return true;
		}
		this.runs.remove(run);
		signalWhenIdle();
		return false;
	}

	Deadlines deadlines() {
		return this.deadlines;
	}

	void remove(Execution run) {
		this.runs.remove(run);
	}

	void signalWhenIdle() {
		if (this.closing && this.runs.isEmpty()) {
			this.deadlines.dispose();
			this.idle.tryEmitEmpty();
		}
	}

	int count() {
		return this.runs.size();
	}

	List<RunJournal> journals() {
		return this.runs.stream().map(Execution::journal).toList();
	}

	/**
	 * Cancel a run by its id.
	 * @return completes when the run has ended, with whether there was one
	 */
	Mono<Boolean> cancel(String runId) {
		return Mono.defer(() -> {
			for (Execution run : this.runs) {
				if (run.run().runId().equals(runId)) {
					return run.stop().thenReturn(true);
				}
			}
			return Mono.just(false);
		});
	}

	Mono<Void> drain() {
		return Mono.defer(() -> {
			this.closing = true;
			signalWhenIdle();
			return this.idle.asMono();
		});
	}

	Mono<Void> close() {
		return Mono.defer(() -> {
			this.closing = true;
			this.closed = true;
			// with a run end those that its nodes started, unless nobody waits for them
			this.runs.stream().filter((run) -> !run.isChild()).forEach(Execution::close);
			this.runs.forEach(Execution::close);
			return drain();
		});
	}

}
