/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.dataflow.adapter.Capability;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldType;
import io.dataflow.model.JsonTree;
import io.dataflow.query.Aggregation;
import io.dataflow.query.Assignment;
import io.dataflow.query.Sort;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.data.r2dbc.dialect.R2dbcDialect;
import reactor.core.publisher.Mono;

/**
 * What sets one SQL database apart: its types, its spellings, its catalogue, its locks.
 * Everything that is the same everywhere is in {@link SqlRenderer}, {@link SchemaDdl} and
 * {@link SqlAdapter}.
 *
 * @since 0.1.0
 */
public interface SqlDialect {

	/** How long a process waits for its turn to change the schema, unless told. */
	Duration DEFAULT_LOCK_TIMEOUT = Duration.ofMinutes(1);

	/**
	 * Return the kind of database.
	 * @return the kind
	 */
	DatabaseKind kind();

	/**
	 * Return the name by which the R2DBC driver calls the database.
	 * @return the name in the metadata of the driver's connection factory
	 */
	String driverName();

	/**
	 * Return Spring Data's dialect, which knows how to quote names and mark parameters.
	 * @return the dialect
	 */
	R2dbcDialect springDialect();

	/**
	 * Return how the database writes its schema down.
	 * @return the syntax
	 */
	SchemaSyntax schemaSyntax();

	/**
	 * Return the column type of a field.
	 * @param field the field
	 * @return the type as it stands in a table definition
	 * @throws io.dataflow.adapter.CapabilityNotSupportedException DF-701 when the
	 * database has no type for it
	 */
	String columnType(FieldModel field);

	/**
	 * Tell whether a column of a type holds the values of a field without loss.
	 * @param field the field
	 * @param type the type as the catalogue names it, in lower case
	 * @return whether it does
	 */
	boolean holds(FieldModel field, String type);

	/**
	 * Return a default value as it stands in a table definition.
	 * @param field the field
	 * @param value the value in its normal form
	 * @return the literal
	 */
	String literal(FieldModel field, Object value);

	/**
	 * Return a parameter as it stands in a statement.
	 * @param field the field that the parameter is compared with or stored in
	 * @param marker the marker of the parameter
	 * @return the marker, with a cast where the database needs one
	 */
	String parameter(FieldModel field, String marker);

	/**
	 * Return what stands for the default of a field among the values of a new row.
	 * @param field the field
	 * @return the keyword or the default itself
	 */
	String defaultValue(FieldModel field);

	/**
	 * Return what makes the backslash the escape of {@code LIKE}.
	 * @return the clause with a leading space, or nothing where it is so anyway
	 */
	String likeEscape();

	/**
	 * Return a value as the driver takes it; by default JSON and vectors as text, all
	 * else as it is.
	 * @param field the field
	 * @param value the value in its normal form
	 * @return the value to bind
	 */
	default Object encode(FieldModel field, Object value) {
		return switch (field.type()) {
			case JSON -> JsonTree.write(value);
			case VECTOR -> VectorText.of((float[]) value);
			default -> value;
		};
	}

	/**
	 * Return the type as which the driver takes values of a field.
	 * @param field the field
	 * @return the type
	 */
	default Class<?> bindType(FieldModel field) {
		return SqlTypes.normal(field);
	}

	/**
	 * Read a value; by default the counterpart of {@link #encode}.
	 * @param field the field
	 * @param row the row of the driver
	 * @param index the position of the column
	 * @return the value in its normal form, or {@code null}
	 */
	default @Nullable Object decode(FieldModel field, Row row, int index) {
		if (field.type() != FieldType.JSON && field.type() != FieldType.VECTOR) {
			return field.coerce(row.get(index, SqlTypes.normal(field)));
		}
		String text = row.get(index, String.class);
		if (text == null) {
			return null;
		}
		return (field.type() == FieldType.VECTOR) ? VectorText.parse(text) : JsonTree.parse(text);
	}

	/**
	 * Return how the conditions are written that are not the same everywhere.
	 * @return the syntax
	 */
	FilterSyntax filters();

	/**
	 * Tell whether statements that change rows yield them by a {@code RETURNING} clause;
	 * otherwise the driver is asked for them.
	 * @return whether there is the clause
	 */
	boolean returningClause();

	/**
	 * Tell whether statements that add rows yield them, by the clause or by the driver;
	 * otherwise they are read afterwards.
	 * @return whether they do
	 */
	boolean insertYieldsRows();

	/**
	 * Tell whether statements that change rows yield them, by the clause or by the
	 * driver; otherwise they are read afterwards.
	 * @return whether they do
	 */
	boolean updateYieldsRows();

	/**
	 * Return the keys that the database gave to the rows which the last statement of the
	 * connection added.
	 * @param count how many rows that were
	 * @return the expressions, separated by commas; nothing where
	 * {@link #insertYieldsRows()}
	 */
	String lastKeys(int count);

	/**
	 * Return what makes null the smallest value in an order.
	 * @param order one field of an order
	 * @return the clause with a leading space, or nothing where it is so anyway
	 */
	String nullsSmallest(Sort.Order order);

	/**
	 * Tell whether the result of a statement without parameters can be left before its
	 * end when it is fetched bit by bit.
	 * @return whether it can; otherwise such statements are given a parameter
	 */
	boolean streamsWithoutParameters();

	/**
	 * Tell whether the driver blocks the thread that subscribes.
	 * @return whether statements belong on a scheduler of their own
	 */
	boolean blocking();

	/**
	 * Tell whether changes to the schema can be rolled back.
	 * @return whether they can
	 */
	boolean transactionalDdl();

	/**
	 * Return what connections can do.
	 * @return the same at each call
	 */
	Sessions sessions();

	/**
	 * Take the lock under which only one process changes the schema; closing the
	 * connection gives it back.
	 * @param connection a connection that is used for nothing else
	 * @return completes when the lock is held
	 */
	Mono<Void> lock(Connection connection);

	/**
	 * Tell whether names that differ only in case are the same.
	 * @return whether the case of names does not matter
	 */
	boolean ignoresCase();

	/**
	 * Return the query for the indexes of tables.
	 * @param tables the names of the tables, as parameters in parentheses
	 * @return a query for table_name, index_name, column_name and is_unique, ordered by
	 * position within each index
	 */
	String indexQuery(String tables);

	/**
	 * Return the expression that tells, in the {@code RETURNING} clause of an
	 * {@code INSERT … ON CONFLICT … DO UPDATE}, whether the record is new.
	 * @return the expression, empty when there is none; then a record is updated and, if
	 * there is none, inserted
	 */
	Optional<String> createdByConflictClause();

	/**
	 * Return the sum of a column and a number. A sum that does not fit the column must
	 * fail, not wrap or become infinite.
	 * @param field the field of the column, a number
	 * @param column the column
	 * @param operand the parameter; stands once where parameters go by position
	 * @return the expression
	 */
	String add(FieldModel field, String column, String operand);

	/**
	 * Return the new value of a column that is not null, or that may be null when the
	 * operator is {@link Assignment.Operator#PUSH}. A number that does not fit the column
	 * must fail.
	 * @param operator the operator, all but {@link Assignment.Operator#COALESCE}
	 * @param field the field of the column
	 * @param column the column
	 * @param operand the parameter; stands once where parameters go by position
	 * @return the expression
	 * @throws io.dataflow.adapter.CapabilityNotSupportedException DF-701 when the
	 * database cannot compute it
	 */
	String calculate(Assignment.Operator operator, FieldModel field, String column, String operand);

	/**
	 * Return an aggregate of a column: exact for whole numbers and decimals, averages
	 * with at least ten fraction digits.
	 * @param function the function, all but {@link Aggregation.Function#COUNT}
	 * @param field the field of the column
	 * @param column the column
	 * @return the expression; a sum of doubles is a double
	 */
	String aggregate(Aggregation.Function function, FieldModel field, String column);

	/**
	 * Return how this database keeps many records with one call.
	 * @return the statements for batches
	 */
	BulkSql bulk();

	/**
	 * Return what this database cannot do, although others with statements can.
	 * @return the capabilities that are missing; may be empty
	 */
	Set<Capability> lacks();

	/**
	 * Return what this database can do beyond others, and what it must refuse.
	 * @return the extensions; the same at each call
	 */
	List<SqlExtension> extensions();

	/**
	 * Return how transactions get what they are asked for.
	 * @return the syntax
	 */
	TransactionSyntax transactions();

}
