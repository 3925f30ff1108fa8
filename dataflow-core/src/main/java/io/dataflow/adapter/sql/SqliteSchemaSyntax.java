/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Instant;

import io.dataflow.adapter.sqlite.SqliteValues;
import io.dataflow.model.FieldModel;
import io.dataflow.model.IndexModel;
import io.dataflow.model.IdGeneration;

/**
 * The schema of SQLite: its catalogue is made of functions, keys belong to columns, and
 * types are enforced only on request.
 */
final class SqliteSchemaSyntax implements SchemaSyntax {

	@Override
	public String columnQuery(String tables) {
		return """
				SELECT m.name AS table_name, c.name AS column_name, c.type AS data_type,
				       CASE WHEN c."notnull" = 0 THEN 'YES' ELSE 'NO' END AS is_nullable,
				       CASE WHEN c.dflt_value IS NOT NULL OR c.hidden > 0
				                 OR (c.pk = 1 AND c.type = 'INTEGER' COLLATE NOCASE)
				            THEN 'YES' ELSE 'NO' END AS defaulted
				FROM sqlite_schema AS m JOIN pragma_table_xinfo(m.name) AS c
				WHERE m.type = 'table' AND m.name COLLATE NOCASE IN\s""" + tables;
	}

	@Override
	public String addColumn() {
		return " ADD COLUMN ";
	}

	/**
	 * A column that is added to records must have the same default for all of them, so
	 * that is the time when it is added. DataFlow stores the time itself; only what
	 * others store there later without one has that of the column.
	 */
	@Override
	public String currentTime(boolean existing) {
		return (existing) ? SqlLiteral.text(SqliteValues.encode(Instant.now()))
				: "(strftime('%Y-%m-%dT%H:%M:%f', 'now') || '000Z')";
	}

	@Override
	public String keyType(FieldModel field, String type) {
		return type;
	}

	@Override
	public String indexedPart(FieldModel field, IndexModel index) {
		return "";
	}

	@Override
	public String noDefault() {
		return "";
	}

	@Override
	public boolean keyInColumn(FieldModel id) {
		return id.generation() == IdGeneration.DATABASE;
	}

	@Override
	public boolean foreignKeyInColumn() {
		return true;
	}

	@Override
	public String tableOptions() {
		return " STRICT";
	}

	@Override
	public boolean changesUnderLock() {
		return true;
	}

}
