/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ObjIntConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Converts between entities and rows. Plain reflection: the JDK turns it into code where
 * it is hot, and costs nothing at start where it is not.
 */
final class RowMapper {

	private static final Map<Class<?>, Object> ZEROS = Map.of(Byte.class, (byte) 0, Short.class, (short) 0,
			Integer.class, 0, Long.class, 0L, Float.class, 0f, Double.class, 0d, Boolean.class, false, Character.class,
			'\0');

	private final EntityClass entityClass;

	private final List<Mapping> mappings;

	private RowMapper(EntityClass entityClass, List<Mapping> mappings) {
		this.entityClass = entityClass;
		this.mappings = mappings;
	}

	static RowMapper of(EntityClass entityClass, List<FieldModel> fields) {
		Map<String, FieldModel> byProperty = new HashMap<>();
		fields.forEach((field) -> byProperty.put(String.valueOf(field.property()), field));
		List<Mapping> mappings = new ArrayList<>();
		for (Property property : entityClass.properties()) {
			FieldModel field = byProperty.get(property.name());
			mappings.add(new Mapping(property, field, (field != null) ? fields.indexOf(field) : -1));
		}
		return new RowMapper(entityClass, mappings);
	}

	Map<String, @Nullable Object> toRow(Object entity) {
		Map<String, @Nullable Object> row = new LinkedHashMap<>(this.mappings.size() * 2);
		for (Mapping mapping : this.mappings) {
			if (mapping.field != null) {
				row.put(mapping.field.name(), mapping.field.read(entity, mapping.property));
			}
		}
		return row;
	}

	void read(Object entity, ObjIntConsumer<@Nullable Object> values) {
		for (Mapping mapping : this.mappings) {
			if (mapping.field != null) {
				values.accept(mapping.field.read(entity, mapping.property), mapping.position);
			}
		}
	}

	Object toEntity(Map<String, @Nullable Object> row) {
		return this.entityClass.isRecord() ? toRecord(row) : toInstance(row);
	}

	private Object toRecord(Map<String, @Nullable Object> row) {
		@Nullable Object[] arguments = new Object[this.mappings.size()];
		for (int i = 0; i < arguments.length; i++) {
			Mapping mapping = this.mappings.get(i);
			arguments[i] = mapping.isIn(row) ? mapping.restored(row) : mapping.absent();
		}
		return this.entityClass.newInstance(arguments);
	}

	private Object toInstance(Map<String, @Nullable Object> row) {
		Object entity = this.entityClass.newInstance();
		for (Mapping mapping : this.mappings) {
			if (mapping.isIn(row)) {
				mapping.property.write(entity, mapping.restored(row));
			}
		}
		return entity;
	}

	/**
	 * A property and its column.
	 */
	private static final class Mapping {

		private final Property property;

		private final @Nullable FieldModel field;

		private final int position;

		private Mapping(Property property, @Nullable FieldModel field, int position) {
			this.property = property;
			this.field = field;
			this.position = position;
		}

		private boolean isIn(Map<String, @Nullable Object> row) {
			return this.field != null && row.containsKey(this.field.name());
		}

		private @Nullable Object restored(Map<String, @Nullable Object> row) {
			FieldModel column = Objects.requireNonNull(this.field);
			Object value = row.get(column.name());
			if (value == null && this.property.isPrimitive()) {
				throw column.nullForPrimitive();
			}
			return this.property.wrapped((value != null) ? column.restore(value) : null);
		}

		private @Nullable Object absent() {
			Object initial = (this.field != null) ? this.field.defaultValue() : null;
			if (this.field != null && initial != null) {
				return this.property.wrapped(this.field.restore(initial));
			}
			return this.property.isPrimitive() ? ZEROS.get(this.property.rawType()) : this.property.wrapped(null);
		}

	}

}
