/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.List;

import io.dataflow.model.EntityModel;
import io.dataflow.model.EntityModels;
import io.dataflow.model.FieldType;
import io.dataflow.node.VectorWriteNode.Kind;
import io.dataflow.pipeline.Operations;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.NodeTypeBuilder;
import io.dataflow.workflow.Port;

/**
 * The nodes on vectors that are told by {@code table_name} which entity is meant:
 * {@code VectorSearchNode}, {@code HybridSearchNode} (also
 * {@code PgVectorHybridSearchNode}), {@code CreateVectorIndexNode},
 * {@code VectorInsertNode}, {@code VectorUpdateNode} and {@code VectorUpsertNode}. One
 * engine has them once, for all databases that it works with.
 */
final class VectorNodes {

	private static final List<TableNode> NODES = List.of(new VectorSearchNode(),
			new HybridSearchNode("HybridSearchNode"), new HybridSearchNode("PgVectorHybridSearchNode"),
			new CreateVectorIndexNode(), new VectorWriteNode(Kind.INSERT), new VectorWriteNode(Kind.UPDATE),
			new VectorWriteNode(Kind.UPSERT));

	private final EntityTables tables = new EntityTables("entity with vectors", VectorNodes::hasVector);

	/**
	 * Add a database. Where {@code database} does not tell, a table of an earlier one is
	 * meant.
	 * @param instance the name of the instance
	 * @param entities its entities
	 * @param door where operations on them go
	 * @return these nodes
	 */
	VectorNodes on(String instance, EntityModels entities, Operations door) {
		this.tables.add(instance, entities, door);
		return this;
	}

	/**
	 * Return the node types.
	 * @return the node types; none where no entity has a vector
	 */
	List<NodeType> nodeTypes() {
		return this.tables.isEmpty() ? List.of()
				: NODES.stream().map((node) -> NodeType.deferred(node.name(), () -> type(node))).toList();
	}

	static boolean hasVector(EntityModel model) {
		return model.fields().stream().anyMatch((field) -> field.type() == FieldType.VECTOR);
	}

	private NodeType type(TableNode node) {
		NodeTypeBuilder builder = node.declare(NodeType.of(node.name()));
		node.ports().forEach(builder::input);
		EntityTables.PORTS.forEach(builder::input);
		this.tables.join(builder);
		return builder.check((parameters, arriving) -> {
			NodeInputs inputs = new NodeInputs(node.name(), parameters);
			boolean unknown = VectorInputs.areOpen(arriving)
					|| EntityTables.PORTS.stream().map(Port::name).anyMatch(arriving::contains);
			return (unknown) ? List.of() : node.check(this.tables.find(inputs), inputs, arriving);
		}).run((values) -> {
			NodeInputs inputs = new NodeInputs(node.name(), values);
			return node.run(this.tables.find(inputs), inputs);
		});
	}

}
