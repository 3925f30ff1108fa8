/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.definition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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
import org.jspecify.annotations.Nullable;

/**
 * Reads the transactions and cycles of a workflow.
 */
final class GroupReader {

	static final List<String> TRANSACTION_KEYS = List.of("nodes", "in", "isolation", "timeout", "read_only");

	static final List<String> CYCLE_KEYS = List.of("nodes", "in", "feedback", "max_iterations", "converge_when",
			"timeout");

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
		List<Group> ordered = new ArrayList<>();
		addInner(null, ordered);
		this.groups.values().stream().filter((group) -> !ordered.contains(group)).forEach(ordered::add);
		ordered.forEach(builder::addGroup);
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
		return new TransactionScope(id, members(fields), settings, fields.text("in"));
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

	private void addInner(@Nullable String outer, List<Group> ordered) {
		this.groups.values()
			.stream()
			.filter((group) -> Objects.equals(group.parent(), outer))
			.sorted(Comparator.comparingInt((group) -> first(group, new ArrayList<>())))
			.forEach((group) -> {
				ordered.add(group);
				addInner(group.id(), ordered);
			});
	}

	private int first(Group group, List<String> seen) {
		if (seen.contains(group.id())) {
			return Integer.MAX_VALUE;
		}
		seen.add(group.id());
		int own = group.nodeIds().stream().mapToInt(this::place).min().orElse(Integer.MAX_VALUE);
		Optional<Integer> inner = this.groups.values()
			.stream()
			.filter((other) -> group.id().equals(other.parent()))
			.map((other) -> first(other, seen))
			.min(Comparator.naturalOrder());
		return Math.min(own, inner.orElse(Integer.MAX_VALUE));
	}

}
