/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.dataflow.logging.LogCategory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Logs how one run and its nodes end. It sees neither parameters nor results, and of
 * errors their codes only.
 */
final class NodeLog implements RunListener {

	private static final Logger logger = LogCategory.NODE_EXECUTION.logger();

	private final Map<String, String> types = new HashMap<>();

	private NodeLog(WorkflowPlan plan) {
		for (int i = 0; i < plan.nodeIds().length; i++) {
			this.types.put(plan.nodeIds()[i], plan.node(i).type().name());
		}
	}

	/**
	 * Add the log to the listeners of a run if somebody reads it.
	 */
	static List<RunListener> after(List<RunListener> listeners, WorkflowPlan plan) {
		if (!logger.isDebugEnabled()) {
			return listeners;
		}
		List<RunListener> all = new ArrayList<>(listeners);
		all.add(new NodeLog(plan));
		return all;
	}

	@Override
	public void onEvent(RunEvent event) {
		if (event instanceof RunEvent.NodeCompleted completed) {
			node(event, completed.nodeId(), "completed", completed.duration(), null);
		}
		else if (event instanceof RunEvent.NodeFailed failed) {
			node(event, failed.nodeId(), "failed", failed.duration(), failed.code());
		}
		else if (event instanceof RunEvent.NodeSkipped skipped) {
			node(event, skipped.nodeId(), "skipped", Duration.ZERO, null);
		}
		else if (event instanceof RunEvent.RunCompleted completed) {
			run(event, completed.status().name(), completed.duration(), null);
		}
		else if (event instanceof RunEvent.RunFailed failed) {
			run(event, "FAILED", failed.duration(), failed.code());
		}
		else if (event instanceof RunEvent.RunCancelled cancelled) {
			run(event, "CANCELLED", cancelled.duration(), null);
		}
	}

	private void node(RunEvent event, String id, String outcome, Duration duration, @Nullable String code) {
		logger.debug("Run {} of workflow '{}': node '{}' ({}) {} after {} ms{}", event.runId(), event.workflow(), id,
				this.types.get(id), outcome, millis(duration), with(code));
	}

	private static void run(RunEvent event, String outcome, Duration duration, @Nullable String code) {
		logger.debug("Run {} of workflow '{}' ended as {} after {} ms{}", event.runId(), event.workflow(), outcome,
				millis(duration), with(code));
	}

	private static double millis(Duration duration) {
		return duration.toNanos() / 1000 / 1e3;
	}

	private static String with(@Nullable String code) {
		return (code != null) ? " with " + code : "";
	}

}
