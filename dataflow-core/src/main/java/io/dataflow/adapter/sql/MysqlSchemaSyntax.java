/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldType;
import io.dataflow.model.IndexModel;

/**
 * The schema of MySQL and MariaDB.
 */
final class MysqlSchemaSyntax implements SchemaSyntax {

	/** How many characters of a text a key holds. */
	static final int KEY_LENGTH = 255;

	/** How many characters of all texts together the server takes into a key. */
	private static final int LONGEST_KEY = 760;

	private final String keyText;

	/**
	 * Create the syntax.
	 * @param keyText the type of text in keys
	 */
	MysqlSchemaSyntax(String keyText) {
		this.keyText = keyText;
	}

	@Override
	public String columnQuery(String tables) {
		return """
				SELECT table_name AS table_name, column_name AS column_name, data_type AS data_type,
				       is_nullable AS is_nullable,
				       CASE WHEN column_default IS NOT NULL OR extra LIKE '%auto_increment%' OR extra LIKE '%GENERATED%'
				            THEN 'YES' ELSE 'NO' END AS defaulted
				FROM information_schema.columns
				WHERE table_schema = DATABASE() AND table_name IN\s""" + tables;
	}

	String indexQuery(String tables) {
		return """
				SELECT table_name AS table_name, index_name AS index_name, column_name AS column_name,
				       non_unique = 0 AS is_unique
				FROM information_schema.statistics
				WHERE table_schema = DATABASE() AND column_name IS NOT NULL AND table_name IN\s""" + tables + """

				ORDER BY table_name, index_name, seq_in_index""";
	}

	@Override
	public String addColumn() {
		return " ADD COLUMN ";
	}

	@Override
	public String currentTime(boolean existing) {
		return "(UTC_TIMESTAMP(6))";
	}

	@Override
	public String keyType(FieldModel field, String type) {
		return (field.type() == FieldType.STRING) ? this.keyText : type;
	}

	/**
	 * A text that became part of an index later is a long one still, of which an index
	 * takes only a part. A unique index must have it all.
	 */
	@Override
	public String indexedPart(FieldModel field, IndexModel index) {
		if (index.unique() || !isText(field)) {
			return "";
		}
		long texts = index.fields().stream().filter(MysqlSchemaSyntax::isText).count();
		return "(" + Math.min(KEY_LENGTH, LONGEST_KEY / texts) + ")";
	}

	private static boolean isText(FieldModel field) {
		return field.type() == FieldType.STRING || field.type() == FieldType.ENUM;
	}

	/**
	 * Without a default the servers would give an empty value to records that exist.
	 * MariaDB refuses null as a constant even if the table has no records.
	 */
	@Override
	public String noDefault() {
		return " DEFAULT (NULLIF(UTC_TIMESTAMP(), UTC_TIMESTAMP()))";
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
		return " ENGINE = InnoDB";
	}

	@Override
	public boolean changesUnderLock() {
		return false;
	}

}
