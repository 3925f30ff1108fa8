/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

import io.dataflow.logging.LogCategory;
import io.dataflow.logging.Masking;
import org.slf4j.Logger;
import reactor.util.concurrent.Queues;

/**
 * Hands the events of one run to listeners, in order and one at a time, although
 * transaction groups run beside other nodes. Nothing is handed on before it is opened.
 */
final class EventQueue {

	private static final Logger logger = LogCategory.CORE.logger();

	private final List<RunListener> listeners;

	private final Queue<RunEvent> events = Queues.<RunEvent>unboundedMultiproducer().get();

	private final AtomicInteger work = new AtomicInteger(1);

	private boolean warned;

	EventQueue(List<RunListener> listeners) {
		this.listeners = listeners;
	}

	void add(RunEvent event) {
		this.events.offer(event);
		if (this.work.getAndIncrement() == 0) {
			open();
		}
	}

	void open() {
		int missed = 1;
		do {
			for (RunEvent event = this.events.poll(); event != null; event = this.events.poll()) {
				deliver(event);
			}
			missed = this.work.addAndGet(-missed);
		}
		while (missed != 0);
	}

	private void deliver(RunEvent event) {
		for (RunListener listener : this.listeners) {
			try {
				listener.onEvent(event);
			}
			catch (Throwable ex) {
				warn(listener, event, ex);
			}
		}
	}

	private void warn(RunListener listener, RunEvent event, Throwable error) {
		if (!this.warned) {
			this.warned = true;
			logger.warn("Run listener {} failed on {} of run {} of workflow '{}'; later failures are not logged",
					listener.getClass().getName(), event.getClass().getSimpleName(), event.runId(), event.workflow(),
					Masking.ofLog().mask(error));
		}
	}

}
