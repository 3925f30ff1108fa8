/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.definition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dataflow.definition.SourceMap.Place;
import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.transaction.IsolationLevel;
import io.dataflow.transaction.TransactionSettings;
import io.dataflow.workflow.Connection;
import io.dataflow.workflow.Cycle;
import io.dataflow.workflow.Group;
import io.dataflow.workflow.TransactionScope;
import io.dataflow.workflow.WorkflowBuilder;

/**
 * Reads the transactions and cycles of a workflow.
 */
final class GroupReader {

	static final List<String> TRANSACTION_KEYS = List.of("nodes", "in", "isolation", "timeout", "read_only",
			"database");

	static final List<String> CYCLE_KEYS = List.of("nodes", "in", "feedback", "max_iterations", "converge_when",
			"timeout");

	/** Stands for the outside of all groups, which no group can be called. */
	private static final String OUTSIDE = "\0";

	/** Deeper nesting is refused when the workflow is built. */
	private static final int DEEPEST = 60;

	private final Fields workflow;

	private final SourceMap sources;

	private final Findings findings;

	private final Map<String, Integer> nodes = new HashMap<>();

	private final Map<String, Group> groups = new LinkedHashMap<>();

	GroupReader(Fields workflow, SourceMap sources, Findings findings) {
		this.workflow = workflow;
		this.sources = sources;
		this.findings = findings;
		sources.nodes.keySet().forEach((id) -> this.nodes.put(id, this.nodes.size()));
	}

	/**
	 * Add the groups to a workflow: each before those inside it, else in the order of
	 * their first nodes.
	 */
	void readInto(WorkflowBuilder builder) {
		this.workflow.entries("transactions")
			.forEach(
					(id, entry) -> Fields.of(entry.value(), "Transaction '" + id + "'", TRANSACTION_KEYS, this.findings)
						.ifPresent((fields) -> add(transaction(id, fields), fields, entry.location())));
		this.workflow.entries("cycles")
			.forEach((id, entry) -> Fields.of(entry.value(), "Cycle '" + id + "'", CYCLE_KEYS, this.findings)
				.ifPresent((fields) -> add(cycle(id, fields), fields, entry.location())));
		inOrder().forEach(builder::addGroup);
	}

	private void add(Group group, Fields fields, SourceLocation location) {
		if (this.groups.putIfAbsent(group.id(), group) != null) {
			this.findings.add(ErrorCode.INVALID_WORKFLOW, location,
					"A transaction and a cycle have the same name '" + group.id() + "'.", "Rename one of them.");
			return;
		}
		Map<String, SourceLocation> parts = new HashMap<>(fields.texts("nodes"));
		String outer = group.parent();
		if (outer != null) {
			parts.put(outer, fields.location("in"));
		}
		this.sources.groups.put(group.id(), new Place(location, parts, List.of()));
	}

	private TransactionScope transaction(String id, Fields fields) {
		TransactionSettings settings = TransactionSettings.DEFAULT.readOnly(fields.flag("read_only"));
		try {
			String isolation = fields.text("isolation");
			settings = settings.isolation((isolation != null) ? IsolationLevel.parse(isolation) : null);
		}
		catch (DataFlowException ex) {
			this.findings.add(fields.location("isolation"), fields.subject(), ex);
		}
		try {
			settings = settings.timeout(fields.duration("timeout", true));
		}
		catch (DataFlowException ex) {
			this.findings.add(fields.location("timeout"), fields.subject(), ex);
		}
		return new TransactionScope(id, members(fields), settings, fields.text("in"), fields.text("database"));
	}

	private Cycle cycle(String id, Fields fields) {
		List<LocatedConnection> feedback = fields.connections("feedback");
		this.sources.connections.addAll(feedback);
		List<Connection> connections = feedback.stream().map(LocatedConnection::connection).toList();
		return new Cycle(id, members(fields), connections, fields.integer("max_iterations", 1),
				fields.text("converge_when"), fields.duration("timeout", true), fields.text("in"));
	}

	/**
	 * Return the ids of the nodes in the order of the workflow.
	 */
	private List<String> members(Fields fields) {
		return fields.texts("nodes").keySet().stream().sorted(Comparator.comparingInt(this::place)).toList();
	}

	private int place(String node) {
		return this.nodes.getOrDefault(node, Integer.MAX_VALUE);
	}

	private Collection<Group> inOrder() {
		Map<String, Integer> first = firstNodes();
		Map<String, List<Group>> inner = new HashMap<>();
		this.groups.values()
			.stream()
			.sorted(Comparator.comparingInt((group) -> first.getOrDefault(group.id(), Integer.MAX_VALUE)))
			.forEach((group) -> inner
				.computeIfAbsent(Objects.requireNonNullElse(group.parent(), OUTSIDE), (outer) -> new ArrayList<>())
				.add(group));
		Map<String, Group> ordered = new LinkedHashMap<>();
		addInner(OUTSIDE, inner, ordered, 0);
		// those whose outer groups do not exist or contain each other, which is reported
		// later
		this.groups.forEach(ordered::putIfAbsent);
		return ordered.values();
	}

	/**
	 * Return the place of the first node of each group and of those inside it.
	 */
	private Map<String, Integer> firstNodes() {
		Map<String, Integer> first = new HashMap<>();
		for (Group group : this.groups.values()) {
			int own = group.nodeIds().stream().mapToInt(this::place).min().orElse(Integer.MAX_VALUE);
			Group outer = group;
			for (int depth = 0; outer != null && depth <= DEEPEST; depth++) {
				first.merge(outer.id(), own, Math::min);
				outer = (outer.parent() != null) ? this.groups.get(outer.parent()) : null;
			}
		}
		return first;
	}

	private static void addInner(String outer, Map<String, List<Group>> inner, Map<String, Group> ordered, int depth) {
		for (Group group : inner.getOrDefault(outer, List.of())) {
			ordered.put(group.id(), group);
			if (depth < DEEPEST) {
				addInner(group.id(), inner, ordered, depth + 1);
			}
		}
	}

}
