/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Keeps the events that it is told, and short texts of them.
 */
final class RecordingListener implements RunListener {

	final List<RunEvent> events = new CopyOnWriteArrayList<>();

	@Override
	public void onEvent(RunEvent event) {
		this.events.add(event);
	}

	List<String> texts() {
		return this.events.stream().map(RecordingListener::text).toList();
	}

	static String text(RunEvent event) {
		String kind = event.getClass().getSimpleName();
		if (event instanceof RunEvent.NodeStarted node) {
			return kind + " " + node.nodeId();
		}
		if (event instanceof RunEvent.NodeCompleted node) {
			return kind + " " + node.nodeId();
		}
		if (event instanceof RunEvent.NodeFailed node) {
			return kind + " " + node.nodeId() + " " + node.code() + " " + node.message();
		}
		if (event instanceof RunEvent.NodeSkipped node) {
			return kind + " " + node.nodeId();
		}
		if (event instanceof RunEvent.RunCompleted run) {
			return kind + " " + run.status();
		}
		if (event instanceof RunEvent.RunFailed run) {
			return kind + " " + run.code() + " " + run.nodeId();
		}
		return kind;
	}

}
