/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.dataflow.model.EntityModel;
import io.dataflow.model.EntityModels;
import io.dataflow.model.FieldType;
import io.dataflow.node.VectorWriteNode.Kind;
import io.dataflow.pipeline.Operations;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.NodeTypeBuilder;

/**
 * The nodes on vectors that are told by {@code table_name} which entity is meant:
 * {@code VectorSearchNode}, {@code HybridSearchNode} (also
 * {@code PgVectorHybridSearchNode}), {@code CreateVectorIndexNode},
 * {@code VectorInsertNode}, {@code VectorUpdateNode} and {@code VectorUpsertNode}. One
 * engine has them once, for all databases that it works with.
 *
 * @since 0.1.0
 */
public final class VectorNodes {

	private static final List<TableNode> NODES = List.of(new VectorSearchNode(),
			new HybridSearchNode("HybridSearchNode"), new HybridSearchNode("PgVectorHybridSearchNode"),
			new CreateVectorIndexNode(), new VectorWriteNode(Kind.INSERT), new VectorWriteNode(Kind.UPDATE),
			new VectorWriteNode(Kind.UPSERT));

	private final Map<String, EntityModels> models = new LinkedHashMap<>();

	private final Map<String, Operations> operations = new LinkedHashMap<>();

	/**
	 * Add a database. Where {@code database} does not tell, a table of an earlier one is
	 * meant.
	 * @param instance the name of the instance
	 * @param entities its entities
	 * @param door where operations on them go
	 * @return these nodes
	 */
	public VectorNodes on(String instance, EntityModels entities, Operations door) {
		this.models.put(instance, entities);
		this.operations.put(instance, door);
		return this;
	}

	/**
	 * Return the node types.
	 * @return the node types; none where no entity has a vector
	 */
	public List<NodeType> nodeTypes() {
		if (entities().findAny().isEmpty()) {
			return List.of();
		}
		VectorTables tables = VectorTables.of(this.models, this.operations);
		return NODES.stream().map((node) -> NodeType.deferred(node.name(), () -> type(node, tables))).toList();
	}

	private Stream<EntityModel> entities() {
		return this.models.values().stream().flatMap((all) -> all.all().stream()).filter(VectorNodes::hasVector);
	}

	static boolean hasVector(EntityModel model) {
		return model.fields().stream().anyMatch((field) -> field.type() == FieldType.VECTOR);
	}

	private NodeType type(TableNode node, VectorTables tables) {
		NodeTypeBuilder builder = node.declare(NodeType.of(node.name()));
		node.ports().forEach(builder::input);
		tables.ports().forEach(builder::input);
		if (this.models.size() == 1) {
			builder.transactions(this.models.keySet().iterator().next());
		}
		return builder.check((parameters, arriving) -> {
			NodeInputs inputs = new NodeInputs(node.name(), parameters);
			boolean unknown = VectorInputs.areOpen(arriving)
					|| VectorTables.PORTS.stream().anyMatch(arriving::contains);
			return (unknown) ? List.of() : node.check(tables.find(inputs), inputs, arriving);
		}).run((values) -> {
			NodeInputs inputs = new NodeInputs(node.name(), values);
			return node.run(tables.find(inputs), inputs);
		});
	}

}
