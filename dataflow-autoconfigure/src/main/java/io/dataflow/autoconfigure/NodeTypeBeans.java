/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.dataflow.node.EntityNodes;
import io.dataflow.workflow.NodeType;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.StringUtils;

/**
 * Collects the node types for the engine. The generated ones come from where their beans
 * come from, since making hundreds of beans takes longer than making the node types.
 */
final class NodeTypeBeans {

	private final ListableBeanFactory beanFactory;

	private final EntityTypes types;

	private final EntityNodes nodes;

	NodeTypeBeans(ListableBeanFactory beanFactory, EntityTypes types, EntityNodes nodes) {
		this.beanFactory = beanFactory;
		this.types = types;
		this.nodes = nodes;
	}

	/**
	 * Return the generated node types, but for those that the application replaces, and
	 * those that it declares.
	 */
	List<NodeType> all() {
		List<NodeType> all = new ArrayList<>(this.nodes.nodeTypes()
			.stream()
			.filter((type) -> this.types.isGenerated(StringUtils.uncapitalize(type.name())))
			.toList());
		for (String name : this.beanFactory.getBeanNamesForType(NodeType.class)) {
			if (!this.types.isGenerated(name)) {
				all.add(this.beanFactory.getBean(name, NodeType.class));
			}
		}
		return all;
	}

}
