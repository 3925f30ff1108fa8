/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.List;

import io.dataflow.model.EntityModels;
import io.dataflow.pipeline.Operations;
import io.dataflow.workflow.NodeType;

/**
 * The nodes on time series that are told by {@code table_name} which entity is meant:
 * {@code CreateHypertableNode}, {@code TimeRangeNode}, {@code DownsampleNode},
 * {@code RetentionPolicyNode} and {@code ContinuousAggregateNode}. One engine has them
 * once, for all databases that it works with.
 */
final class TimeSeriesNodes {

	private final EntityTables tables = new EntityTables("time series", (model) -> model.timeSeries() != null);

	/**
	 * Add a database. Where {@code database} does not tell, a table of an earlier one is
	 * meant.
	 * @param instance the name of the instance
	 * @param entities its entities
	 * @param door where operations on them go
	 * @return these nodes
	 */
	TimeSeriesNodes on(String instance, EntityModels entities, Operations door) {
		this.tables.add(instance, entities, door);
		return this;
	}

	/**
	 * Return the node types.
	 * @return the node types; none where no entity is a time series
	 */
	List<NodeType> nodeTypes() {
		return (this.tables.isEmpty()) ? List.of()
				: SeriesTemplate.all()
					.stream()
					.map((template) -> NodeType.deferred(template.operation() + "Node", () -> template.of(this.tables)))
					.toList();
	}

}
