/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.List;
import java.util.stream.Collectors;

import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldRole;
import io.dataflow.model.IndexModel;
import io.dataflow.schema.SchemaChange;
import io.dataflow.schema.SchemaChange.AddColumn;
import io.dataflow.schema.SchemaChange.AddForeignKey;
import io.dataflow.schema.SchemaChange.CreateHypertable;
import io.dataflow.schema.SchemaChange.CreateIndex;
import io.dataflow.schema.SchemaChange.CreateTable;

/**
 * Writes schema changes as SQL.
 */
final class SchemaDdl {

	private final SqlDialect dialect;

	private final SchemaSyntax syntax;

	SchemaDdl(SqlDialect dialect) {
		this.dialect = dialect;
		this.syntax = dialect.schemaSyntax();
	}

	/**
	 * Write changes in their order. Where foreign keys are part of columns, they are no
	 * statements of their own.
	 */
	List<String> render(List<SchemaChange> changes) {
		List<AddForeignKey> keys = changes.stream()
			.filter(AddForeignKey.class::isInstance)
			.map(AddForeignKey.class::cast)
			.filter((key) -> this.syntax.foreignKeyInColumn())
			.toList();
		return changes.stream()
			.filter((change) -> !keys.contains(change))
			.map((change) -> render(change, keys))
			.toList();
	}

	private String render(SchemaChange change, List<AddForeignKey> keys) {
		if (change instanceof CreateTable create) {
			return createTable(create.model(), keys);
		}
		if (change instanceof AddColumn add) {
			return "ALTER TABLE " + quote(add.model().table()) + this.syntax.addColumn()
					+ column(add.model(), add.field(), true) + references(add.model(), add.field(), keys);
		}
		if (change instanceof CreateIndex create) {
			// not IF NOT EXISTS: an index of this name on other columns is an error
			return "CREATE " + ((create.index().unique()) ? "UNIQUE INDEX " : "INDEX ") + quote(create.index().name())
					+ " ON " + quote(create.model().table()) + " " + columns(create.index());
		}
		if (change instanceof CreateHypertable create) {
			return HypertableSql.create(this.dialect, create.model(), create.series().chunk());
		}
		return foreignKey((AddForeignKey) change);
	}

	private String createTable(EntityModel model, List<AddForeignKey> keys) {
		String key = this.syntax.keyInColumn(model.id()) ? "" : ", PRIMARY KEY " + columns(model.primaryKey());
		return model.fields()
			.stream()
			.map((field) -> column(model, field, false) + references(model, field, keys))
			.collect(Collectors.joining(", ", "CREATE TABLE IF NOT EXISTS " + quote(model.table()) + " (",
					key + ")" + this.syntax.tableOptions()));
	}

	private String references(EntityModel model, FieldModel field, List<AddForeignKey> keys) {
		return keys.stream()
			.filter((key) -> key.model().equals(model) && key.relation().field().equals(field))
			.map((key) -> " REFERENCES " + quote(key.target().table()) + " " + columns(List.of(key.target().id())))
			.collect(Collectors.joining());
	}

	private String column(EntityModel model, FieldModel field, boolean existing) {
		String type = this.dialect.columnType(field);
		String definition = quote(field.name()) + " " + (isKey(model, field) ? this.syntax.keyType(field, type) : type);
		String defaultClause = defaultClause(field, existing);
		if (field.nullable()) {
			return definition + defaultClause;
		}
		return definition + " NOT NULL"
				+ ((existing && defaultClause.isEmpty()) ? this.syntax.noDefault() : defaultClause);
	}

	private static boolean isKey(EntityModel model, FieldModel field) {
		return field.equals(model.id())
				|| model.relations().stream().anyMatch((relation) -> relation.field().equals(field))
				|| model.indexes().stream().anyMatch((index) -> index.fields().contains(field));
	}

	private String defaultClause(FieldModel field, boolean existing) {
		if (field.role() == FieldRole.CREATED_AT || field.role() == FieldRole.UPDATED_AT) {
			return " DEFAULT " + this.syntax.currentTime(existing);
		}
		if (field.role() == FieldRole.VERSION) {
			return " DEFAULT 1";
		}
		Object value = field.constantDefault();
		return (value != null) ? " DEFAULT " + this.dialect.literal(field, value) : "";
	}

	private String foreignKey(AddForeignKey add) {
		return "ALTER TABLE " + quote(add.model().table()) + " ADD FOREIGN KEY "
				+ columns(List.of(add.relation().field())) + " REFERENCES " + quote(add.target().table()) + " "
				+ columns(List.of(add.target().id()));
	}

	private String columns(IndexModel index) {
		return index.fields()
			.stream()
			.map((field) -> quote(field.name()) + this.syntax.indexedPart(field, index))
			.collect(Collectors.joining(", ", "(", ")"));
	}

	private String columns(List<FieldModel> fields) {
		return fields.stream().map((field) -> quote(field.name())).collect(Collectors.joining(", ", "(", ")"));
	}

	private String quote(String name) {
		return this.dialect.springDialect().getIdentifierProcessing().quote(name);
	}

}
