/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import io.dataflow.model.FieldModel;
import io.dataflow.model.IndexModel;

/**
 * How one SQL database writes its schema down and where it keeps it.
 *
 * @since 0.1.0
 */
public interface SchemaSyntax {

	/**
	 * Return the query for the columns of tables.
	 * @param tables the names of the tables, as parameters in parentheses
	 * @return a query for table_name, column_name, data_type, is_nullable and defaulted,
	 * the last two being {@code YES} or {@code NO}
	 */
	String columnQuery(String tables);

	/**
	 * Return the words that add a column.
	 * @return what stands between the name of the table and the definition of the column
	 */
	String addColumn();

	/**
	 * Return the default of a column that holds the time at which a record was stored.
	 * @param existing whether the table may have records
	 * @return the expression
	 */
	String currentTime(boolean existing);

	/**
	 * Return the type of a column that a key or an index holds.
	 * @param field the field
	 * @param type the type of a column of the field that neither holds
	 * @return the type
	 */
	String keyType(FieldModel field, String type);

	/**
	 * Return what stands after the name of a column in an index.
	 * @param field the field
	 * @param index the index
	 * @return the part of the column that is indexed, or nothing for all of it
	 */
	String indexedPart(FieldModel field, IndexModel index);

	/**
	 * Return the default of a column that is added, takes no null and has no default, so
	 * that records which exist already are refused and not filled with anything.
	 * @return the clause with a leading space, or nothing where it is so anyway
	 */
	String noDefault();

	/**
	 * Tell whether the definition of a column also says that it is the primary key.
	 * @param id the field of the primary key
	 * @return whether it does; otherwise that stands at the end of the table
	 */
	boolean keyInColumn(FieldModel id);

	/**
	 * Tell whether foreign keys are part of the definition of their column.
	 * @return whether they are; otherwise they are added when all tables are there
	 */
	boolean foreignKeyInColumn();

	/**
	 * Return what follows the definition of a table.
	 * @return the options with a leading space, or nothing
	 */
	String tableOptions();

	/**
	 * Tell whether the lock of the schema is a transaction, so that changes are to be
	 * made on the connection that holds it.
	 * @return whether it is
	 */
	boolean changesUnderLock();

}
