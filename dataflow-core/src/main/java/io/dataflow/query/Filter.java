/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.model.RelationModel;

/**
 * Which records an operation works on: a tree whose leaves compare fields of one model
 * with values that were coerced to the types of those fields. Comparisons follow SQL: a
 * record whose field is null satisfies none but {@link NullCheck}.
 *
 * @since 0.1.0
 */
public sealed interface Filter permits Filter.All, Filter.None, Filter.Comparison, Filter.Membership, Filter.NullCheck,
		Filter.And, Filter.Or, Filter.Not, Filter.Related, JsonFilter, KeysetFilter {

	/**
	 * Return the filter that every record satisfies.
	 * @return the filter
	 */
	static Filter all() {
		return All.INSTANCE;
	}

	/**
	 * Return the filter that no record satisfies.
	 * @return the filter
	 */
	static Filter none() {
		return None.INSTANCE;
	}

	/**
	 * Return the filter of the records whose field has a value.
	 * @param field the field
	 * @param value the value, coerced to the type of the field, not null
	 * @return the filter
	 */
	static Filter equal(FieldModel field, Object value) {
		return new Comparison(field, Operator.EQ, value);
	}

	/**
	 * Return the filter of the records that satisfy all of the given filters.
	 * @param filters the filters; none of them means all records
	 * @return the filter, simplified
	 */
	static Filter and(List<? extends Filter> filters) {
		return Connectives.and(filters);
	}

	/**
	 * Return the filter of the records that satisfy at least one of the given filters.
	 * @param filters the filters; none of them means no records
	 * @return the filter, simplified
	 */
	static Filter or(List<? extends Filter> filters) {
		return Connectives.or(filters);
	}

	/**
	 * Return the negation of a filter, by the three-valued logic of SQL: a comparison
	 * with null stays unknown and selects nothing on either side.
	 * @param filter the filter
	 * @return the negation, simplified
	 */
	static Filter not(Filter filter) {
		return Connectives.not(filter);
	}

	/**
	 * Return the filter of the records that satisfy this and another filter.
	 * @param other the other filter
	 * @return the filter
	 */
	default Filter and(Filter other) {
		return and(List.of(this, other));
	}

	/**
	 * Tell whether this filter selects at most one record because it fixes the value of a
	 * unique field.
	 * @return whether at most one record can satisfy this filter
	 */
	default boolean selectsAtMostOne() {
		return this instanceof None
				|| (this instanceof Comparison comparison && comparison.operator() == Operator.EQ
						&& comparison.field().unique())
				|| (this instanceof And and && and.operands().stream().anyMatch(Filter::selectsAtMostOne));
	}

	/**
	 * Tell whether every record satisfies this filter, whatever the records are, as far
	 * as its form shows: all records, a check that a field which must have a value has
	 * one, a comparison or its opposite, and combinations of these. A filter that merely
	 * happens to select every record there is does not count.
	 * @return whether it certainly selects every record
	 */
	default boolean matchesAll() {
		return Tautology.always(this);
	}

	/**
	 * Return what this filter asks for, for a log.
	 * @return the names of fields and how they are compared, without values
	 */
	default String shape() {
		return FilterShape.of(this);
	}

	/**
	 * Return this filter with something in the place of each filter on related records,
	 * the innermost first. Whoever hides records hides related ones by this.
	 * @param replacement what takes the place of a filter on related records
	 * @return the filter
	 */
	default Filter mapRelated(Function<Related, Filter> replacement) {
		return Connectives.mapRelated(this, replacement);
	}

	/**
	 * How a {@link Comparison} compares.
	 */
	enum Operator {

		/** Equal. */
		EQ,

		/** Not equal. */
		NE,

		/** Greater. */
		GT,

		/** Greater or equal. */
		GTE,

		/** Less. */
		LT,

		/** Less or equal. */
		LTE,

		/**
		 * Matches a pattern as a whole: {@code %} stands for any text, {@code _} for any
		 * character, a backslash takes what follows literally.
		 */
		LIKE,

		/** As {@link #LIKE}, without regard to case. */
		ILIKE,

		/**
		 * Contains a match of a regular expression, which is in the form that
		 * {@link RegularExpression} yields.
		 */
		REGEX

	}

	/**
	 * Every record.
	 */
	record All() implements Filter {

		private static final All INSTANCE = new All();

	}

	/**
	 * No record.
	 */
	record None() implements Filter {

		private static final None INSTANCE = new None();

	}

	/**
	 * Compares a field with a value.
	 *
	 * @param field the field
	 * @param operator how they compare
	 * @param value the value, coerced to the type of the field, not null
	 */
	record Comparison(FieldModel field, Operator operator, Object value) implements Filter {

		public Comparison {
			Objects.requireNonNull(value, "'value' must not be null");
		}

	}

	/**
	 * Looks for the value of a field among values.
	 *
	 * @param field the field
	 * @param values the values, coerced to the type of the field; at least one, none of
	 * them null
	 * @param negated whether the value must not be among them
	 */
	record Membership(FieldModel field, List<Object> values, boolean negated) implements Filter {

		public Membership {
			values = List.copyOf(values);
		}

	}

	/**
	 * Asks whether a field is null.
	 *
	 * @param field the field
	 * @param negated whether it must have a value
	 */
	record NullCheck(FieldModel field, boolean negated) implements Filter {

	}

	/**
	 * All of several filters.
	 *
	 * @param operands the filters, at least two
	 */
	record And(List<Filter> operands) implements Filter {

		public And {
			operands = List.copyOf(operands);
		}

	}

	/**
	 * At least one of several filters.
	 *
	 * @param operands the filters, at least two
	 */
	record Or(List<Filter> operands) implements Filter {

		public Or {
			operands = List.copyOf(operands);
		}

	}

	/**
	 * Not a filter.
	 *
	 * @param operand the filter
	 */
	record Not(Filter operand) implements Filter {

	}

	/**
	 * Asks whether a record belongs to one that satisfies a filter; false, not unknown,
	 * when it belongs to none.
	 *
	 * @param model the model of the record
	 * @param relation how it belongs to the other
	 * @param target the model of the other
	 * @param filter what the other must satisfy
	 */
	record Related(EntityModel model, RelationModel relation, EntityModel target, Filter filter) implements Filter {

		/**
		 * Return the same with another filter on the related record.
		 * @param other what the related record must satisfy
		 * @return the filter
		 */
		public Related with(Filter other) {
			return new Related(this.model, this.relation, this.target, other);
		}

	}

}
