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
import io.dataflow.schema.SchemaChange;
import io.dataflow.schema.SchemaChange.AddColumn;
import io.dataflow.schema.SchemaChange.AddForeignKey;
import io.dataflow.schema.SchemaChange.CreateIndex;
import io.dataflow.schema.SchemaChange.CreateTable;

/**
 * Writes schema changes as SQL.
 */
final class SchemaDdl {

	private final SqlDialect dialect;

	SchemaDdl(SqlDialect dialect) {
		this.dialect = dialect;
	}

	String render(SchemaChange change) {
		if (change instanceof CreateTable create) {
			return createTable(create.model());
		}
		if (change instanceof AddColumn add) {
			return "ALTER TABLE " + quote(add.model().table()) + " ADD COLUMN IF NOT EXISTS " + column(add.field());
		}
		if (change instanceof CreateIndex create) {
			// not IF NOT EXISTS: an index of this name on other columns is an error
			return "CREATE " + ((create.index().unique()) ? "UNIQUE INDEX " : "INDEX ") + quote(create.index().name())
					+ " ON " + quote(create.model().table()) + " " + columns(create.index().fields());
		}
		return foreignKey((AddForeignKey) change);
	}

	private String createTable(EntityModel model) {
		return model.fields()
			.stream()
			.map(this::column)
			.collect(Collectors.joining(", ", "CREATE TABLE IF NOT EXISTS " + quote(model.table()) + " (",
					", PRIMARY KEY (" + quote(model.id().name()) + "))"));
	}

	private String column(FieldModel field) {
		String definition = quote(field.name()) + " " + this.dialect.columnType(field) + defaultClause(field);
		return (field.nullable()) ? definition : definition + " NOT NULL";
	}

	private String defaultClause(FieldModel field) {
		if (field.role() == FieldRole.CREATED_AT || field.role() == FieldRole.UPDATED_AT) {
			return " DEFAULT CURRENT_TIMESTAMP";
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

	private String columns(List<FieldModel> fields) {
		return fields.stream().map((field) -> quote(field.name())).collect(Collectors.joining(", ", "(", ")"));
	}

	private String quote(String name) {
		return this.dialect.springDialect().getIdentifierProcessing().quote(name);
	}

}
