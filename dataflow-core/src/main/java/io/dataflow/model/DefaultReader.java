/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Reads the default of a field, from {@link DefaultValue} or from a field initialiser.
 */
final class DefaultReader {

	private DefaultReader() {
	}

	static @Nullable FieldDefault read(EntityClass entityClass, FieldDeclaration declaration) {
		Property property = declaration.property();
		if (property == null) {
			return null;
		}
		FieldModel field = new FieldModel(declaration, false, false);
		DefaultValue text = property.annotation(DefaultValue.class);
		if (text != null) {
			return FieldDefault.ofConstant(parsed(declaration.model(), property, field, text.value()));
		}
		return entityClass.isRecord() ? null : initialised(entityClass, property, field);
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

	private static @Nullable FieldDefault initialised(EntityClass entityClass, Property property, FieldModel field) {
		try {
			return FieldDefault.ofInitialiser(() -> field.read(entityClass.newInstance(), property));
		}
		catch (FieldTypeException ex) {
			throw unusable(entityClass.type().getSimpleName(), property, field, ex);
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
