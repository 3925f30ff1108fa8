/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.time.Instant;
import java.time.ZoneOffset;

import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * What an update does to one field.
 *
 * @since 0.1.0
 */
public sealed interface Assignment {

	/**
	 * Return the field that changes.
	 * @return the field
	 */
	FieldModel field();

	/**
	 * Gives a field a value.
	 *
	 * @param field the field
	 * @param value the value, coerced to the type of the field
	 */
	record SetValue(FieldModel field, @Nullable Object value) implements Assignment {

	}

	/**
	 * Adds a number to a field, in the database; null stays null.
	 *
	 * @param field the field, a number
	 * @param amount the number to add, coerced to the type of the field
	 */
	record Increment(FieldModel field, Object amount) implements Assignment {

	}

	/**
	 * Gives a field the time of the change, which is known when the change is made.
	 *
	 * @param field the field, a date or a time
	 */
	record Now(FieldModel field) implements Assignment {

		/**
		 * Return the change at a time.
		 * @param instant the time
		 * @return the change, with the date or the time of day at UTC where the field
		 * holds no more
		 */
		public SetValue at(Instant instant) {
			Object value = switch (this.field.type()) {
				case DATE -> instant.atOffset(ZoneOffset.UTC).toLocalDate();
				case TIME -> instant.atOffset(ZoneOffset.UTC).toLocalTime();
				default -> instant.atOffset(ZoneOffset.UTC);
			};
			return new SetValue(this.field,
					this.field.coerce((this.field.type() == FieldType.INSTANT) ? instant : value));
		}

	}

	/**
	 * Computes the new value of a field from its present one, in the database. Null stays
	 * null, except that {@link Operator#COALESCE} replaces it and {@link Operator#PUSH}
	 * takes it for an empty list.
	 *
	 * @param field the field
	 * @param operator how the value is computed
	 * @param operand what it is computed with, coerced to the type of the field; of a
	 * list an element as a JSON tree, which may be null
	 */
	record Calculation(FieldModel field, Operator operator, @Nullable Object operand) implements Assignment {

	}

	/**
	 * How a {@link Calculation} computes.
	 */
	enum Operator {

		/**
		 * The product; of decimals rounded half up to the fraction digits of the column.
		 */
		MULTIPLY,

		/** The lesser of both. */
		LEAST,

		/** The greater of both. */
		GREATEST,

		/** The text with another one behind it. */
		CONCAT,

		/** The operand where the field is null. */
		COALESCE,

		/** The list with one more element at its end. */
		PUSH,

		/** The list without the elements that are equal to a scalar. */
		PULL

	}

}
