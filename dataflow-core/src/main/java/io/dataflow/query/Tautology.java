/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.util.List;
import java.util.Map;

/**
 * Finds filters that every record satisfies, or none, whatever the records are.
 */
final class Tautology {

	private static final Map<Filter.Operator, Filter.Operator> OPPOSITES = Map.of(Filter.Operator.EQ,
			Filter.Operator.NE, Filter.Operator.NE, Filter.Operator.EQ, Filter.Operator.GT, Filter.Operator.LTE,
			Filter.Operator.LTE, Filter.Operator.GT, Filter.Operator.LT, Filter.Operator.GTE, Filter.Operator.GTE,
			Filter.Operator.LT);

	private Tautology() {
	}

	static boolean always(Filter filter) {
		if (filter instanceof Filter.NullCheck check) {
			return check.negated() && !check.field().nullable();
		}
		if (filter instanceof Filter.Comparison comparison) {
			return anyText(comparison);
		}
		if (filter instanceof Filter.And and) {
			return and.operands().stream().allMatch(Tautology::always);
		}
		if (filter instanceof Filter.Or or) {
			return or.operands().stream().anyMatch(Tautology::always) || complementary(or.operands());
		}
		return filter instanceof Filter.All || (filter instanceof Filter.Not not && never(not.operand()));
	}

	static boolean never(Filter filter) {
		if (filter instanceof Filter.NullCheck check) {
			return !check.negated() && !check.field().nullable();
		}
		if (filter instanceof Filter.And and) {
			return and.operands().stream().anyMatch(Tautology::never);
		}
		if (filter instanceof Filter.Or or) {
			return or.operands().stream().allMatch(Tautology::never);
		}
		return filter instanceof Filter.None || (filter instanceof Filter.Related related && never(related.filter()))
				|| (filter instanceof Filter.Not not && always(not.operand()));
	}

	private static boolean anyText(Filter.Comparison comparison) {
		boolean pattern = comparison.operator() == Filter.Operator.LIKE
				|| comparison.operator() == Filter.Operator.ILIKE;
		return pattern && !comparison.field().nullable() && comparison.value().toString().matches("%+");
	}

	private static boolean complementary(List<Filter> operands) {
		return operands.stream().anyMatch((operand) -> operands.contains(opposite(operand)));
	}

	/**
	 * The filter of exactly those records that another leaves out; nothing is as good as
	 * it when there is no simple one.
	 */
	private static Filter opposite(Filter filter) {
		if (filter instanceof Filter.NullCheck check) {
			return new Filter.NullCheck(check.field(), !check.negated());
		}
		if (filter instanceof Filter.Comparison comparison && !comparison.field().nullable()) {
			Filter.Operator operator = OPPOSITES.get(comparison.operator());
			return (operator != null) ? new Filter.Comparison(comparison.field(), operator, comparison.value())
					: new Filter.Not(comparison);
		}
		if (filter instanceof Filter.Membership membership && !membership.field().nullable()) {
			return Filter.not(membership);
		}
		return Filter.none();
	}

}
