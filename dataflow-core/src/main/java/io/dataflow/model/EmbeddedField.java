/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.util.ArrayList;
import java.util.List;

import io.dataflow.error.Suggestion;

/**
 * A vector that is made of the text of another field, see {@link Embedded}.
 *
 * @param vector the field that holds the vector
 * @param source the field that holds the text
 * @since 0.1.0
 */
public record EmbeddedField(FieldModel vector, FieldModel source) {

	static List<EmbeddedField> of(String model, ModelParts parts) {
		List<EmbeddedField> fields = new ArrayList<>(0);
		for (FieldModel field : parts.fields()) {
			String from = field.embeddedFrom();
			if (from != null) {
				fields.add(of(model, field, from, parts));
			}
		}
		return List.copyOf(fields);
	}

	private static EmbeddedField of(String model, FieldModel vector, String from, ModelParts parts) {
		FieldModel source = parts.names().get(from);
		if (source == null) {
			throw new InvalidModelException(model,
					"has @Embedded(from = \"" + from + "\") on '" + vector.property() + "', but no such field.",
					Suggestion.of(from, parts.fields().stream().map(FieldModel::name).toList()));
		}
		if (vector.type() != FieldType.VECTOR || vector.hasDefault()) {
			throw invalid(model, vector, "which is no @Vector, or has a default",
					"Put it on a field of the type float[] with @Vector(dimensions = ...).");
		}
		if (source.type() != FieldType.STRING || source.role() != FieldRole.DATA) {
			throw invalid(model, vector, "made of '" + source.name() + "', which is no text",
					"Name a field of the type String that is not the primary key.");
		}
		if (source.nullable() && !vector.nullable()) {
			throw invalid(model, vector, "which must have a value, although '" + source.name() + "' may be null",
					"Declare the vector @Nullable, or the text not.");
		}
		return new EmbeddedField(vector, source);
	}

	private static InvalidModelException invalid(String model, FieldModel vector, String problem, String action) {
		return new InvalidModelException(model, "has @Embedded on '" + vector.property() + "', " + problem + ".",
				action);
	}

	/**
	 * Return both names for messages.
	 */
	@Override
	public String toString() {
		return this.vector + " from '" + this.source.name() + "'";
	}

}
