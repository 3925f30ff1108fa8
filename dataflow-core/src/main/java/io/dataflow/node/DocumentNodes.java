/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.dataflow.adapter.CapabilityNotSupportedException;
import io.dataflow.operation.Store;
import io.dataflow.operation.document.DocumentOperations;
import io.dataflow.pipeline.Operations;
import io.dataflow.workflow.NodeType;

/**
 * The node types for collections of documents without a model, which every engine has
 * that knows a database with documents. With several such databases their parameter
 * {@code database} says which one is meant.
 */
final class DocumentNodes {

	private final Map<String, Operations> databases = new LinkedHashMap<>();

	/**
	 * Add a database, if it keeps documents. The first one is meant where a node says
	 * nothing.
	 * @param name the name of the instance
	 * @param store the database
	 * @param operations where its operations go
	 * @return this
	 */
	DocumentNodes add(String name, Store store, Operations operations) {
		if (keepsDocuments(store)) {
			this.databases.putIfAbsent(name, operations);
		}
		return this;
	}

	private static boolean keepsDocuments(Store store) {
		try {
			store.require(DocumentOperations.class);
			return true;
		}
		catch (CapabilityNotSupportedException ex) {
			return false;
		}
	}

	/**
	 * Return the node types, without those whose names others have: the nodes of an
	 * entity called Document, for instance.
	 * @param others the node types that are there already
	 * @return the node types; none when no database keeps documents
	 */
	List<NodeType> nodeTypes(Collection<NodeType> others) {
		Set<String> taken = others.stream().map(NodeType::name).collect(Collectors.toSet());
		return all().stream().filter((type) -> !taken.contains(type.name())).toList();
	}

	private List<NodeType> all() {
		if (this.databases.isEmpty()) {
			return List.of();
		}
		DocumentContext context = new DocumentContext(this.databases);
		return List.of(DocumentInsertNode.of(context), BulkDocumentInsertNode.of(context), DocumentFindNode.of(context),
				DocumentCountNode.of(context), DocumentUpdateNode.of(context), DocumentDeleteNode.of(context),
				PipelineNode.of(context, "AggregateNode"), PipelineNode.of(context, "MongoAggregateNode"),
				LookupNode.of(context), UnwindNode.of(context), SearchNode.of(context),
				CreateIndexNode.of(context, "CreateIndexNode"), CreateIndexNode.of(context, "IndexNode"),
				InferSchemaNode.of(context), GridFsStoreNode.of(context), GridFsReadNode.of(context),
				GridFsDeleteNode.of(context));
	}

}
