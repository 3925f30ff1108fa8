/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.schema;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.dataflow.model.FieldModel;
import org.jspecify.annotations.Nullable;

/**
 * What the schema of a database looked like when it was inspected.
 *
 * @param tables the tables by name
 * @since 0.1.0
 */
public record SchemaSnapshot(Map<String, Table> tables) {

	public SchemaSnapshot {
		tables = Map.copyOf(tables);
	}

	/**
	 * Return a table.
	 * @param name the name of the table
	 * @return the table, or {@code null} when there is none
	 */
	public @Nullable Table table(String name) {
		return this.tables.get(name);
	}

	/**
	 * A table.
	 *
	 * @param name the name
	 * @param columns the columns by name
	 * @param indexes the indexes, those behind primary keys and unique constraints
	 * included
	 */
	public record Table(String name, Map<String, Column> columns, List<TableIndex> indexes) {

		public Table {
			columns = Map.copyOf(columns);
			indexes = List.copyOf(indexes);
		}

		/**
		 * Create a table from its columns.
		 * @param name the name
		 * @param columns the columns
		 * @param indexes the indexes
		 * @return the table
		 */
		public static Table of(String name, Collection<Column> columns, List<TableIndex> indexes) {
			return new Table(name, columns.stream().collect(Collectors.toMap(Column::name, Function.identity())),
					indexes);
		}

	}

	/**
	 * A column.
	 *
	 * @param name the name
	 * @param type the type as the database calls it
	 * @param nullable whether it may be null
	 * @param defaulted whether the database has a value for it when a record names none
	 * @param holds which fields the type can hold without loss
	 */
	public record Column(String name, String type, boolean nullable, boolean defaulted, Holds holds) {

	}

	/**
	 * An index.
	 *
	 * @param name the name
	 * @param columns the columns in order
	 * @param unique whether it is unique
	 */
	public record TableIndex(String name, List<String> columns, boolean unique) {

		public TableIndex {
			columns = List.copyOf(columns);
		}

	}

	/**
	 * Tells which fields a column can hold.
	 */
	@FunctionalInterface
	public interface Holds {

		/**
		 * Tell whether the column can hold the values of a field.
		 * @param field the field
		 * @return whether it can, without loss
		 */
		boolean values(FieldModel field);

	}

}
