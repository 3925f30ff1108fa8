/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.dataflow.model.FieldModel;
import io.dataflow.model.IndexModel;
import io.dataflow.operation.Records;
import io.dataflow.query.Filter;
import io.r2dbc.spi.Row;
import org.jspecify.annotations.Nullable;

/**
 * Which records of a batch the database has already, by one unique key.
 */
final class StoredKeys {

	private final SqlDialect dialect;

	private final List<FieldModel> key;

	private final Map<List<@Nullable Object>, Stored> stored = new HashMap<>();

	StoredKeys(SqlDialect dialect, List<FieldModel> key) {
		this.dialect = dialect;
		this.key = key;
	}

	/**
	 * Return the unique keys by which records can be told.
	 */
	static List<List<FieldModel>> all(Records records) {
		List<List<FieldModel>> keys = new ArrayList<>();
		keys.add(List.of(records.model().id()));
		records.model().indexes().stream().filter(IndexModel::unique).map(IndexModel::fields).forEach(keys::add);
		keys.removeIf((key) -> !records.fields().containsAll(key));
		return keys;
	}

	/**
	 * Write the query for the records that exist, which locks them.
	 * @return whether there can be any; a null in a key is like no other
	 */
	boolean select(SqlBuilder sql, Records records, Filter filter, SqlRenderer renderer) {
		sql.append("SELECT ").identifier(records.model().id().name());
		renderer.and(sql.append(", (TRUE"), filter);
		sql.append(")");
		this.key.forEach((field) -> sql.append(", ").identifier(field.name()));
		sql.append(" FROM ").identifier(records.model().table()).append(" WHERE (");
		for (int i = 0; i < this.key.size(); i++) {
			sql.append((i > 0) ? ", " : "").identifier(this.key.get(i).name());
		}
		String separator = ") IN (";
		for (int row = 0; row < records.size(); row++) {
			List<@Nullable Object> values = key(records, row);
			if (!values.contains(null)) {
				tuple(sql.append(separator), values);
				separator = ", ";
			}
		}
		sql.append(") FOR UPDATE");
		return separator.equals(", ");
	}

	private void tuple(SqlBuilder sql, List<@Nullable Object> values) {
		for (int i = 0; i < values.size(); i++) {
			sql.append((i > 0) ? ", " : "(").parameter(this.key.get(i), values.get(i));
		}
		sql.append(")");
	}

	/**
	 * Take a row of the query.
	 */
	Stored add(FieldModel id, Row row) {
		List<@Nullable Object> values = new ArrayList<>(this.key.size());
		for (int i = 0; i < this.key.size(); i++) {
			values.add(this.dialect.decode(this.key.get(i), row, i + 2));
		}
		Long satisfying = row.get(1, Long.class);
		Stored found = new Stored(Objects.requireNonNull(this.dialect.decode(id, row, 0)),
				satisfying != null && satisfying != 0);
		this.stored.put(values, found);
		return found;
	}

	/**
	 * Return the positions of the records that neither exist by any of some keys nor
	 * follow one of the batch that has the same key.
	 */
	static List<Integer> absent(List<StoredKeys> keys, Records records) {
		List<Integer> absent = new ArrayList<>(records.size());
		Map<StoredKeys, Set<List<@Nullable Object>>> added = new HashMap<>();
		for (int row = 0; row < records.size(); row++) {
			int current = row;
			if (keys.stream().noneMatch((key) -> key.isTaken(records, current, added))) {
				absent.add(row);
				keys.forEach(
						(key) -> added.computeIfAbsent(key, (first) -> new HashSet<>()).add(key.key(records, current)));
			}
		}
		return absent;
	}

	private boolean isTaken(Records records, int row, Map<StoredKeys, Set<List<@Nullable Object>>> added) {
		List<@Nullable Object> values = key(records, row);
		return !values.contains(null)
				&& (this.stored.containsKey(values) || added.getOrDefault(this, Set.of()).contains(values));
	}

	/**
	 * Return the positions of the records that exist and satisfy the filter.
	 */
	List<Integer> satisfying(Records records) {
		List<Integer> satisfying = new ArrayList<>(this.stored.size());
		for (int row = 0; row < records.size(); row++) {
			Stored found = this.stored.get(key(records, row));
			if (found != null && found.satisfying()) {
				satisfying.add(row);
			}
		}
		return satisfying;
	}

	/**
	 * Return the primary key of a record that exists.
	 */
	Object id(Records records, int row) {
		return Objects.requireNonNull(this.stored.get(key(records, row))).id();
	}

	private List<@Nullable Object> key(Records records, int row) {
		List<@Nullable Object> values = new ArrayList<>(this.key.size());
		for (FieldModel field : this.key) {
			values.add(records.value(row, records.column(field)));
		}
		return values;
	}

	/**
	 * A record of the database.
	 *
	 * @param id the primary key
	 * @param satisfying whether it satisfies the filter
	 */
	record Stored(Object id, boolean satisfying) {

	}

}
