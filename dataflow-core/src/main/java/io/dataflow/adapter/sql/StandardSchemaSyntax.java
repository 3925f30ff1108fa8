/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import io.dataflow.model.FieldModel;
import io.dataflow.model.IndexModel;

/**
 * The schema as the SQL standard has it.
 */
final class StandardSchemaSyntax implements SchemaSyntax {

	private final boolean underLock;

	private final String dataType;

	/**
	 * Create the syntax.
	 * @param underLock whether the schema is changed in the transaction that holds the
	 * lock
	 * @param dataType the type of a column of {@code information_schema.columns}
	 */
	StandardSchemaSyntax(boolean underLock, String dataType) {
		this.underLock = underLock;
		this.dataType = dataType;
	}

	@Override
	public String columnQuery(String tables) {
		return """
				SELECT table_name, column_name,\s""" + this.dataType + """
				, is_nullable,
				       CASE WHEN column_default IS NOT NULL OR is_identity = 'YES' OR is_generated = 'ALWAYS'
				            THEN 'YES' ELSE 'NO' END AS defaulted
				FROM information_schema.columns
				WHERE table_schema = CURRENT_SCHEMA AND table_name IN\s""" + tables;
	}

	@Override
	public String addColumn() {
		return " ADD COLUMN IF NOT EXISTS ";
	}

	@Override
	public String currentTime(boolean existing) {
		return "CURRENT_TIMESTAMP";
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
		return false;
	}

	@Override
	public boolean foreignKeyInColumn() {
		return false;
	}

	@Override
	public String tableOptions() {
		return "";
	}

	@Override
	public boolean changesUnderLock() {
		return this.underLock;
	}

}
