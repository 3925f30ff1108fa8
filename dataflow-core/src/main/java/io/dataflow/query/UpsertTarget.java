/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.model.IndexModel;
import org.jspecify.annotations.Nullable;

/**
 * The unique key by which an upsert finds out whether its record exists.
 *
 * @param model the model
 * @param fields the fields of the primary key or of a unique index
 * @since 0.1.0
 */
public record UpsertTarget(EntityModel model, List<FieldModel> fields) {

	public UpsertTarget {
		fields = List.copyOf(fields);
	}

	/**
	 * Find the key that fields form.
	 * @param model the model
	 * @param names the names of fields, in any order
	 * @return the key
	 * @throws UpsertTargetException DF-706 when there are no names, DF-710 when the
	 * fields are neither the primary key nor those of a unique index
	 * @throws io.dataflow.model.UnknownFieldException DF-605 when a name is not a field
	 */
	public static UpsertTarget of(EntityModel model, Collection<String> names) {
		Set<FieldModel> fields = new LinkedHashSet<>();
		names.forEach((name) -> fields.add(model.field(name)));
		if (fields.isEmpty()) {
			throw UpsertTargetException.empty(model.name());
		}
		List<Set<FieldModel>> keys = new ArrayList<>();
		keys.add(Set.copyOf(model.primaryKey()));
		model.indexes().stream().filter(IndexModel::unique).forEach((index) -> keys.add(Set.copyOf(index.fields())));
		if (!keys.contains(fields)) {
			throw UpsertTargetException.notUnique(model.name(), columns(fields),
					keys.stream().map(UpsertTarget::columns).toList());
		}
		return new UpsertTarget(model, List.copyOf(fields));
	}

	/**
	 * Return the part of a record that is the key.
	 * @param record the values of the record by column
	 * @return the values of the key by column, none of them null
	 * @throws UpsertTargetException DF-710 when the record has no value for a field
	 */
	public Map<String, @Nullable Object> key(Map<String, ? extends @Nullable Object> record) {
		Map<String, @Nullable Object> key = new LinkedHashMap<>();
		for (FieldModel field : this.fields) {
			Object value = record.get(field.name());
			if (value == null) {
				throw UpsertTargetException.withoutValue(this.model.name(), field.name());
			}
			key.put(field.name(), value);
		}
		return key;
	}

	/**
	 * Return what of an update an upsert may do: neither the key nor the primary key
	 * changes.
	 * @param update names of fields to new values
	 * @return the rest of the update
	 */
	public Map<String, @Nullable Object> changes(Map<String, ? extends @Nullable Object> update) {
		Map<String, @Nullable Object> changes = new LinkedHashMap<>();
		update.forEach((name, value) -> {
			FieldModel field = this.model.field(name);
			if (!this.fields.contains(field) && !this.model.primaryKey().contains(field)) {
				changes.put(name, value);
			}
		});
		return changes;
	}

	private static List<String> columns(Set<FieldModel> fields) {
		return fields.stream().map(FieldModel::name).sorted().toList();
	}

}
