/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;

import io.dataflow.adapter.DatabaseKind;
import io.dataflow.adapter.DatabaseUrl;
import org.jspecify.annotations.Nullable;

/**
 * A connection of somebody else to the database of a test, past DataFlow.
 */
interface Stranger extends AutoCloseable {

	static Stranger at(String url) throws SQLException {
		DatabaseUrl parsed = DatabaseUrl.parse(url);
		return (parsed.kind() == DatabaseKind.MONGODB) ? MongodbStranger.at(parsed) : SqlStranger.at(parsed);
	}

	/**
	 * Begin a transaction that ends with {@link #rollback()} or {@link #close()}.
	 */
	Stranger begin() throws SQLException;

	void rollback() throws SQLException;

	/**
	 * Execute statements of SQL.
	 */
	Stranger execute(String... statements) throws SQLException;

	/**
	 * Return the first column of all rows of a statement of SQL as text.
	 */
	List<@Nullable String> values(String sql) throws SQLException;

	/**
	 * Return a column of all records as text.
	 */
	List<@Nullable String> values(String table, String column) throws SQLException;

	long count(String table) throws SQLException;

	/**
	 * Return how many different values a column has.
	 */
	long countDistinct(String table, String column) throws SQLException;

	void clear(String table) throws SQLException;

	/**
	 * Change the age of a person.
	 */
	Stranger changePerson(String id) throws SQLException;

	/**
	 * Add a person.
	 */
	Stranger addPerson(String id) throws SQLException;

	/**
	 * Add persons {@code p1}, {@code p2} and so on.
	 */
	void addPeople(int count) throws SQLException;

	/**
	 * Add tokens.
	 */
	void addTokens(int count) throws SQLException;

	Set<String> tables() throws SQLException;

	/**
	 * Return the indexes of a table but for that of its primary key, as
	 * {@code name(column, column)} with {@code unique} before it.
	 */
	List<String> indexes(String table) throws SQLException;

	/**
	 * Give an index on one column another name.
	 */
	void renameIndex(String table, String column, String index, String to) throws SQLException;

	List<String> columns(String table) throws SQLException;

	boolean nullable(String table, String column) throws SQLException;

	List<String> foreignKeys(String table) throws SQLException;

	@Override
	void close() throws SQLException;

}
