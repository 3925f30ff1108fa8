/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.util.EnumSet;
import java.util.Set;

/**
 * Which types fields with a role may have.
 */
final class RoleTypes {

	private static final Set<FieldType> KEYS = EnumSet.of(FieldType.STRING, FieldType.INTEGER, FieldType.LONG,
			FieldType.UUID);

	private static final Set<FieldType> TIMES = EnumSet.of(FieldType.INSTANT, FieldType.OFFSET_DATE_TIME,
			FieldType.LOCAL_DATE_TIME);

	private RoleTypes() {
	}

	/**
	 * Return the type of a field after it is known to suit the role.
	 */
	static ValueType checked(String model, Property property, FieldRole role, ValueType type) {
		return switch (role) {
			case DATA -> type;
			case ID -> require(KEYS.contains(type.type()), type, model, property, "String, Long, Integer or UUID");
			case CREATED_AT, UPDATED_AT, DELETED_AT ->
				require(TIMES.contains(type.type()), type, model, property, "Instant, OffsetDateTime or LocalDateTime");
			case VERSION -> version(model, property, type);
		};
	}

	static boolean isKey(FieldType type) {
		return KEYS.contains(type);
	}

	static IdGeneration generation(Property property, FieldRole role, ValueType type) {
		if (role != FieldRole.ID) {
			return IdGeneration.NONE;
		}
		return switch (type.type()) {
			case INTEGER, LONG -> IdGeneration.DATABASE;
			case UUID -> IdGeneration.UUID_V7;
			default -> property.has(GeneratedId.class) ? IdGeneration.UUID_V7 : IdGeneration.NONE;
		};
	}

	private static ValueType version(String model, Property property, ValueType type) {
		boolean narrow = type.javaType() == Integer.class;
		require(narrow || type.type() == FieldType.LONG, type, model, property, "Long or Integer");
		ValueType number = ValueTypes.longNumber();
		return narrow ? number.as(Integer.class, (value) -> Math.toIntExact((Long) value)) : number;
	}

	private static ValueType require(boolean suits, ValueType type, String model, Property property, String types) {
		if (!suits) {
			throw new InvalidModelException(model,
					"declares '" + property.name() + "' with the type " + property.declaredType() + ".",
					"Make it " + types + ", or rename it.");
		}
		return type;
	}

}
