/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;

/**
 * Reads the fields of an entity class: their columns, roles, types and defaults.
 */
final class FieldReader {

	private static final Map<FieldRole, Class<? extends Annotation>> ANNOTATIONS = Map.of(FieldRole.ID, Id.class,
			FieldRole.CREATED_AT, CreatedDate.class, FieldRole.UPDATED_AT, LastModifiedDate.class, FieldRole.VERSION,
			Version.class);

	private static final Set<FieldRole> MANAGED_BY_DEFAULT = EnumSet.of(FieldRole.CREATED_AT, FieldRole.UPDATED_AT);

	private final DefaultReader defaults;

	private final String model;

	private final List<Property> properties;

	/** Roles that a name alone gives to a property, because no annotation does. */
	private final Set<FieldRole> namedRoles;

	/** Roles that a field has in any case. */
	private final Set<FieldRole> neededRoles;

	private FieldReader(EntityClass entityClass, DataFlowModel options) {
		this.defaults = new DefaultReader(entityClass);
		this.model = entityClass.type().getSimpleName();
		this.properties = entityClass.storedProperties();
		this.neededRoles = EnumSet.copyOf(MANAGED_BY_DEFAULT);
		if (options.softDelete()) {
			this.neededRoles.add(FieldRole.DELETED_AT);
		}
		if (options.versioned()) {
			this.neededRoles.add(FieldRole.VERSION);
		}
		this.namedRoles = EnumSet.copyOf(this.neededRoles);
		this.namedRoles.add(FieldRole.ID);
		this.namedRoles
			.removeIf((role) -> this.properties.stream().anyMatch((property) -> isAnnotated(property, role)));
	}

	/**
	 * Read all fields, the primary key first, then as declared, then the managed fields
	 * that the class does not declare.
	 * @param entityClass the class
	 * @param options its options
	 * @return the fields, with distinct columns and at most one for each role
	 */
	static List<FieldDeclaration> read(EntityClass entityClass, DataFlowModel options) {
		return new FieldReader(entityClass, options).read();
	}

	private List<FieldDeclaration> read() {
		Map<FieldRole, Property> owners = new EnumMap<>(FieldRole.class);
		List<FieldDeclaration> fields = new ArrayList<>();
		for (Property property : this.properties) {
			FieldRole role = role(property);
			Property other = (role != FieldRole.DATA) ? owners.put(role, property) : null;
			if (other != null) {
				throw new InvalidModelException(this.model,
						"declares both '" + other.name() + "' and '" + property.name() + "' as " + role.column() + ".",
						"Keep one of the annotations.");
			}
			fields.add((role == FieldRole.ID) ? 0 : fields.size(), declaration(property, role));
		}
		addUndeclared(fields, owners.keySet());
		checkDistinct(fields);
		return List.copyOf(fields);
	}

	private void addUndeclared(List<FieldDeclaration> fields, Set<FieldRole> declared) {
		if (!declared.contains(FieldRole.ID)) {
			fields.add(0, FieldDeclaration.syntheticId(this.model));
		}
		Stream.of(FieldRole.VERSION, FieldRole.DELETED_AT, FieldRole.CREATED_AT, FieldRole.UPDATED_AT)
			.filter((role) -> this.neededRoles.contains(role) && !declared.contains(role))
			.forEach((role) -> fields.add(FieldDeclaration.managed(this.model, role)));
	}

	private FieldRole role(Property property) {
		for (FieldRole role : FieldRole.values()) {
			if (isAnnotated(property, role) || (this.namedRoles.contains(role) && isNamed(property, role))) {
				return role;
			}
		}
		return FieldRole.DATA;
	}

	private static boolean isNamed(Property property, FieldRole role) {
		Column column = property.annotation(Column.class);
		return property.name().equals(role.property()) || property.name().equals(role.column())
				|| (column != null && column.value().equals(role.column()));
	}

	private static boolean isAnnotated(Property property, FieldRole role) {
		Class<? extends Annotation> annotation = ANNOTATIONS.get(role);
		return annotation != null && property.has(annotation);
	}

	private FieldDeclaration declaration(Property property, FieldRole role) {
		ValueType type = type(property);
		checkAnnotations(property, role);
		boolean nullable = role == FieldRole.DELETED_AT || (role == FieldRole.DATA && property.isNullable());
		FieldDeclaration field = new FieldDeclaration(this.model, columnName(property, role), property, role,
				RoleTypes.checked(this.model, property, role, type), nullable, null,
				RoleTypes.generation(property, role, type));
		return (role == FieldRole.DATA) ? field.with(this.defaults.read(field)) : field;
	}

	private ValueType type(Property property) {
		Vector vector = property.annotation(Vector.class);
		ValueType type = (vector != null) ? vector(property, vector.dimensions())
				: ValueTypes.of(property.rawType(), property.genericType());
		if (type == null) {
			throw new UnsupportedFieldTypeException(this.model, property.name(), property.declaredType());
		}
		return type;
	}

	private ValueType vector(Property property, int dimensions) {
		if (property.rawType() != float[].class) {
			throw new InvalidModelException(this.model,
					"has @Vector on '" + property.name() + "' of the type " + property.declaredType() + ".",
					"Make it float[].");
		}
		if (dimensions < 1 || dimensions > Vector.MAX_DIMENSIONS) {
			throw new InvalidModelException(this.model,
					"has @Vector on '" + property.name() + "' with " + dimensions + " dimensions.",
					"Give a number from 1 to " + Vector.MAX_DIMENSIONS + ".");
		}
		return ValueType.vector(dimensions);
	}

	private String columnName(Property property, FieldRole role) {
		Column column = property.annotation(Column.class);
		String what = "field '" + property.name() + "'";
		if (column != null && !column.value().isEmpty()) {
			return Identifiers.declared(this.model, what, column.value());
		}
		return (role != FieldRole.DATA) ? role.column()
				: Identifiers.generated(this.model, "column", Identifiers.snakeCase(property.name()));
	}

	private void checkAnnotations(Property property, FieldRole role) {
		if (role != FieldRole.ID && property.has(GeneratedId.class)) {
			throw new InvalidModelException(this.model,
					"has @GeneratedId on '" + property.name() + "', which is not its primary key.",
					"Move it to the field with @Id.");
		}
		if (role != FieldRole.DATA && property.has(DefaultValue.class)) {
			throw new InvalidModelException(this.model,
					"has @DefaultValue on '" + property.name() + "', which callers do not leave to a default.",
					"Remove it: DataFlow sets the field, or the caller must.");
		}
	}

	private void checkDistinct(List<FieldDeclaration> fields) {
		Map<String, FieldDeclaration> columns = new HashMap<>();
		for (FieldDeclaration field : fields) {
			FieldDeclaration other = columns.put(field.column().toLowerCase(Locale.ROOT), field);
			if (other != null) {
				throw new InvalidModelException(
						this.model, "has two fields for the column '" + field.column() + "': " + other.origin()
								+ " and " + field.origin() + ".",
						"Rename one of them, or give it another column by @Column.");
			}
		}
	}

}
