/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Reads the default of a field, from {@link DefaultValue} or from a field initialiser.
 */
final class DefaultReader {

	private final EntityClass entityClass;

	/** Two instances with nothing but their initial values; none of a record. */
	private final List<Object> instances;

	DefaultReader(EntityClass entityClass) {
		this.entityClass = entityClass;
		this.instances = entityClass.isRecord() ? List.of()
				: List.of(entityClass.newInstance(), entityClass.newInstance());
	}

	@Nullable FieldDefault read(FieldDeclaration declaration) {
		Property property = declaration.property();
		if (property == null) {
			return null;
		}
		FieldModel field = new FieldModel(declaration, false, false);
		DefaultValue text = property.annotation(DefaultValue.class);
		if (text != null) {
			return FieldDefault.ofConstant(parsed(declaration.model(), property, field, text.value()));
		}
		return this.entityClass.isRecord() ? null : initialised(property, field);
	}

	private static Object parsed(String model, Property property, FieldModel field, String text) {
		try {
			Object value = field.coerce((field.type() == FieldType.JSON) ? JsonTree.parse(text) : text);
			if (value != null) {
				return value;
			}
		}
		catch (FieldTypeException | JacksonException | IllegalArgumentException ex) {
			throw unusable(model, property, field, ex);
		}
		throw unusable(model, property, field, null);
	}

	private @Nullable FieldDefault initialised(Property property, FieldModel field) {
		try {
			Object first = field.read(this.instances.get(0), property);
			return (first == null) ? null
					: FieldDefault.ofInitialiser(first, field.read(this.instances.get(1), property),
							() -> field.read(this.entityClass.newInstance(), property));
		}
		catch (FieldTypeException ex) {
			throw unusable(this.entityClass.type().getSimpleName(), property, field, ex);
		}
	}

	private static InvalidModelException unusable(String model, Property property, FieldModel field,
			@Nullable Exception cause) {
		return new InvalidModelException(model,
				"has a default for '" + property.name() + "' that is not a value of the type " + property.declaredType()
						+ ".",
				"Give " + field.expected() + ((field.type() == FieldType.JSON) ? " as JSON text." : "."), cause);
	}

}
