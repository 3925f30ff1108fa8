/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

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

	boolean add(Execution run) {
		this.runs.add(run);
		if (!this.closing) {
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
			this.runs.forEach(Execution::close);
			return drain();
		});
	}

}
