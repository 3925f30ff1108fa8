/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.dataflow.model.EntityModels;
import io.dataflow.operation.Store;
import io.dataflow.pipeline.Operations;
import io.dataflow.workflow.NodeType;

/**
 * The node types that one engine has once, for all databases that it works with: those on
 * vectors and time series, which are told the table, and those on documents without a
 * model. Their parameter {@code database} says which database is meant; where it does not
 * tell, it is the first that fits.
 *
 * @since 0.1.0
 */
public final class SharedNodes {

	private final VectorNodes vectors = new VectorNodes();

	private final TimeSeriesNodes timeSeries = new TimeSeriesNodes();

	private final DocumentNodes documents = new DocumentNodes();

	/**
	 * Add a database.
	 * @param instance the name of the instance
	 * @param store the database
	 * @param entities its entities
	 * @param operations where operations on it go
	 * @return these nodes
	 */
	public SharedNodes on(String instance, Store store, EntityModels entities, Operations operations) {
		this.vectors.on(instance, entities, operations);
		this.timeSeries.on(instance, entities, operations);
		this.documents.add(instance, store, operations);
		return this;
	}

	/**
	 * Return the node types. A node for documents whose name another has is left out: the
	 * nodes of an entity called Document have such names, for instance.
	 * @param others the other node types of the engine
	 * @return the node types; none where no database has anything of what they are for
	 */
	public List<NodeType> nodeTypes(Collection<NodeType> others) {
		List<NodeType> types = new ArrayList<>(this.vectors.nodeTypes());
		types.addAll(this.timeSeries.nodeTypes());
		List<NodeType> all = new ArrayList<>(others);
		all.addAll(types);
		types.addAll(this.documents.nodeTypes(all));
		return types;
	}

}
