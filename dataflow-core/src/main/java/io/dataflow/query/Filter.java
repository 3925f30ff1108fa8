/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.dataflow.model.FieldModel;

/**
 * Which records an operation works on: a tree whose leaves compare fields of one model
 * with values that were coerced to the types of those fields. Comparisons follow SQL: a
 * record whose field is null satisfies none but {@link NullCheck}.
 *
 * @since 0.1.0
 */
public sealed interface Filter {

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
		List<Filter> operands = new ArrayList<>(filters.size());
		for (Filter filter : filters) {
			if (filter instanceof None) {
				return none();
			}
			if (filter instanceof And nested) {
				operands.addAll(nested.operands());
			}
			else if (!(filter instanceof All)) {
				operands.add(filter);
			}
		}
		return switch (operands.size()) {
			case 0 -> all();
			case 1 -> operands.get(0);
			default -> new And(operands);
		};
	}

	/**
	 * Return the filter of the records that satisfy at least one of the given filters.
	 * @param filters the filters; none of them means no records
	 * @return the filter, simplified
	 */
	static Filter or(List<? extends Filter> filters) {
		List<Filter> operands = new ArrayList<>(filters.size());
		for (Filter filter : filters) {
			if (filter instanceof All) {
				return all();
			}
			if (filter instanceof Or nested) {
				operands.addAll(nested.operands());
			}
			else if (!(filter instanceof None)) {
				operands.add(filter);
			}
		}
		return switch (operands.size()) {
			case 0 -> none();
			case 1 -> operands.get(0);
			default -> new Or(operands);
		};
	}

	/**
	 * Return the negation of a filter, by the three-valued logic of SQL: a comparison
	 * with null stays unknown and selects nothing on either side.
	 * @param filter the filter
	 * @return the negation, simplified
	 */
	static Filter not(Filter filter) {
		if (filter instanceof All) {
			return none();
		}
		if (filter instanceof None) {
			return all();
		}
		if (filter instanceof NullCheck check) {
			return new NullCheck(check.field(), !check.negated());
		}
		if (filter instanceof Membership membership) {
			return new Membership(membership.field(), membership.values(), !membership.negated());
		}
		return new Not(filter);
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

		/** Matches a pattern of {@code %} and {@code _}. */
		LIKE

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

}
