/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.util.List;

import io.dataflow.model.FieldModel;
import org.jspecify.annotations.Nullable;

/**
 * What to compute over groups of records.
 *
 * @param groups the fields whose values form the groups; without any all records are one
 * @param measures what to compute for each group, at least one
 * @param having which groups are wanted: those that satisfy all conditions
 * @param orders the order of the groups; groups that it leaves equal follow the values of
 * their fields, null first
 * @since 0.1.0
 */
public record Aggregation(List<FieldModel> groups, List<Measure> measures, List<Condition> having, List<Order> orders) {

	/** Fraction digits of averages, which are rounded half up. */
	public static final int AVERAGE_SCALE = 10;

	public Aggregation {
		groups = List.copyOf(groups);
		measures = List.copyOf(measures);
		having = List.copyOf(having);
		orders = List.copyOf(orders);
	}

	/**
	 * How records become one value.
	 */
	public enum Function {

		/** How many records there are, or how many have a value in a field. */
		COUNT,

		/** The sum; null without values. */
		SUM,

		/** The average; null without values. */
		AVG,

		/** The least value; null without values. */
		MIN,

		/** The greatest value; null without values. */
		MAX

	}

	/**
	 * One value of each group.
	 *
	 * @param alias the name of the value in the result
	 * @param function how it is computed
	 * @param field the field, or {@code null} when records are counted
	 */
	public record Measure(String alias, Function function, @Nullable FieldModel field) {

	}

	/**
	 * What a value of a group must satisfy.
	 *
	 * @param measure the value
	 * @param operator how it is compared, neither with a pattern
	 * @param operand what it is compared with
	 */
	public record Condition(Measure measure, Filter.Operator operator, Object operand) {

	}

	/**
	 * One part of an order: either a field of the groups or a measure.
	 *
	 * @param group the field, or {@code null}
	 * @param measure the measure, or {@code null}
	 * @param descending whether the greatest value comes first
	 */
	public record Order(@Nullable FieldModel group, @Nullable Measure measure, boolean descending) {

	}

}
