/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dataflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Checks that what groups name exists: their nodes, each of which belongs to one group,
 * and the groups that they are part of, which come before them.
 */
final class GroupReferences {

	private static final int DEEPEST = 50;

	private final Set<String> nodes = new LinkedHashSet<>();

	private final List<Group> groups;

	private final List<Problem> problems = new ArrayList<>();

	GroupReferences(List<NodeDefinition> nodes, List<Group> groups) {
		nodes.forEach((node) -> this.nodes.add(node.id()));
		this.groups = groups;
	}

	List<Problem> problems() {
		Map<String, Group> groupOf = new HashMap<>();
		Map<String, Integer> depths = new HashMap<>();
		for (Group group : this.groups) {
			checkParent(group, depths);
			group.nodeIds().forEach((id) -> checkMember(group, id, groupOf.putIfAbsent(id, group)));
		}
		return this.problems;
	}

	private void checkParent(Group group, Map<String, Integer> depths) {
		String parent = group.parent();
		int depth = (parent != null) ? depths.getOrDefault(parent, 0) + 1 : 1;
		if (depth == DEEPEST + 1) {
			this.problems.add(new Problem(ErrorCode.INVALID_WORKFLOW, null,
					"Group '" + group.id() + "' is nested more than " + DEEPEST + " deep.", "Nest groups less."));
		}
		if (parent != null && !depths.containsKey(parent)) {
			this.problems.add(missingParent(group, parent));
		}
		depths.putIfAbsent(group.id(), depth);
	}

	private Problem missingParent(Group group, String parent) {
		boolean exists = this.groups.stream().anyMatch((other) -> other.id().equals(parent));
		return new Problem(ErrorCode.INVALID_WORKFLOW, null,
				"Group '" + group.id() + "' is part of '" + parent
						+ ((exists) ? "', which is a part of it or comes after it." : "', which does not exist."),
				(exists) ? "Let groups contain each other in one direction, and add the outer one first."
						: Hint.of(parent, this.groups.stream().map(Group::id).toList()));
	}

	private void checkMember(Group group, String id, @Nullable Group other) {
		if (!this.nodes.contains(id)) {
			this.problems.add(new Problem(ErrorCode.INVALID_CONNECTION, null,
					"Group '" + group.id() + "' names node '" + id + "', which does not exist.",
					Hint.of(id, this.nodes)));
		}
		else if (other != null) {
			this.problems.add(new Problem(ErrorCode.INVALID_WORKFLOW, null,
					"Group '" + group.id() + "' names node '" + id + "', which is in '" + other.id() + "' already.",
					"Name a node in one group only, the innermost."));
		}
	}

}
