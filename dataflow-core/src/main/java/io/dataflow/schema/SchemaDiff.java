/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.schema;

import java.util.ArrayList;
import java.util.List;

import io.dataflow.model.EntityModel;
import io.dataflow.model.EntityModels;
import io.dataflow.model.FieldModel;
import io.dataflow.model.IndexModel;
import io.dataflow.model.RelationModel;
import io.dataflow.schema.SchemaSnapshot.Column;
import io.dataflow.schema.SchemaSnapshot.Table;

/**
 * What a schema lacks for the models, and where it contradicts them. Columns, tables and
 * indexes that no model knows are nobody's business here, unless they keep records from
 * being written.
 *
 * @param changes what to add, in an order in which it can be added
 * @param conflicts what adding cannot mend, one sentence each
 * @since 0.1.0
 */
public record SchemaDiff(List<SchemaChange> changes, List<String> conflicts) {

	public SchemaDiff {
		changes = List.copyOf(changes);
		conflicts = List.copyOf(conflicts);
	}

	/**
	 * Compare models with a schema.
	 * @param models the models
	 * @param schema the schema
	 * @return what differs
	 */
	public static SchemaDiff between(EntityModels models, SchemaSnapshot schema) {
		List<SchemaChange> tables = new ArrayList<>();
		List<SchemaChange> indexes = new ArrayList<>();
		List<SchemaChange> keys = new ArrayList<>();
		List<String> conflicts = new ArrayList<>();
		for (EntityModel model : models.inDependencyOrder()) {
			Table table = schema.table(model.table());
			List<FieldModel> added = model.fields();
			if (table == null) {
				tables.add(new SchemaChange.CreateTable(model));
				model.indexes().forEach((index) -> indexes.add(new SchemaChange.CreateIndex(model, index)));
			}
			else {
				added = missing(model, table);
				added.forEach((field) -> tables.add(new SchemaChange.AddColumn(model, field)));
				missingIndexes(model, table)
					.forEach((index) -> indexes.add(new SchemaChange.CreateIndex(model, index)));
				conflicts.addAll(conflicts(model, table));
			}
			for (RelationModel relation : model.relations()) {
				if (added.contains(relation.field())) {
					keys.add(new SchemaChange.AddForeignKey(model, relation, models.model(relation.target())));
				}
			}
		}
		tables.addAll(keys);
		tables.addAll(indexes);
		return new SchemaDiff(tables, conflicts);
	}

	/**
	 * Tell whether the schema is what the models ask for.
	 * @return whether nothing differs
	 */
	public boolean isEmpty() {
		return this.changes.isEmpty() && this.conflicts.isEmpty();
	}

	/**
	 * Return everything that differs, for people.
	 * @return one phrase for each difference
	 */
	public List<String> descriptions() {
		List<String> descriptions = new ArrayList<>();
		this.changes.forEach((change) -> descriptions.add("missing: " + change.description()));
		descriptions.addAll(this.conflicts);
		return descriptions;
	}

	private static List<FieldModel> missing(EntityModel model, Table table) {
		return model.fields().stream().filter((field) -> !table.columns().containsKey(field.name())).toList();
	}

	/**
	 * An index is there when one of the same columns is, whatever its name; a unique one
	 * serves for one that is not.
	 */
	private static List<IndexModel> missingIndexes(EntityModel model, Table table) {
		return model.indexes().stream().filter((index) -> {
			List<String> columns = index.fields().stream().map(FieldModel::name).toList();
			return table.indexes()
				.stream()
				.noneMatch((found) -> found.columns().equals(columns) && (found.unique() || !index.unique()));
		}).toList();
	}

	private static List<String> conflicts(EntityModel model, Table table) {
		List<String> conflicts = new ArrayList<>();
		for (FieldModel field : model.fields()) {
			Column column = table.columns().get(field.name());
			if (column != null && !column.holds().values(field)) {
				conflicts.add("column " + table.name() + "." + field.name() + " is " + column.type() + " but "
						+ model.name() + " declares " + field.type());
			}
			if (column != null && !column.nullable() && field.nullable()) {
				conflicts.add("column " + table.name() + "." + field.name() + " is NOT NULL but " + model.name()
						+ " declares it nullable");
			}
		}
		table.columns()
			.values()
			.stream()
			.filter((column) -> model.find(column.name()) == null && !column.nullable() && !column.defaulted())
			.forEach((column) -> conflicts.add("column " + table.name() + "." + column.name()
					+ " is NOT NULL without a default but " + model.name() + " does not declare it"));
		return conflicts;
	}

}
