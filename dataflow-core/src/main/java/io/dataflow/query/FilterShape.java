/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes what a filter asks for without the values it compares with.
 */
final class FilterShape {

	private FilterShape() {
	}

	static String of(Filter filter) {
		if (filter instanceof Filter.Comparison comparison) {
			return comparison.field().name() + " " + comparison.operator() + " ?";
		}
		if (filter instanceof Filter.Membership membership) {
			return membership.field().name() + in(membership.negated(), membership.values());
		}
		if (filter instanceof Filter.NullCheck check) {
			return check.field().name() + isNull(check.negated());
		}
		if (filter instanceof Filter.And and) {
			return joined(and.operands(), " AND ");
		}
		if (filter instanceof Filter.Or or) {
			return joined(or.operands(), " OR ");
		}
		if (filter instanceof Filter.Not not) {
			return "NOT (" + of(not.operand()) + ")";
		}
		if (filter instanceof Filter.Related related) {
			return related.relation().name() + " (" + of(related.filter()) + ")";
		}
		if (filter instanceof KeysetFilter keyset) {
			return "after ? by " + fields(keyset.sort());
		}
		return (filter instanceof JsonFilter json) ? json(json) : (filter instanceof Filter.None) ? "none" : "all";
	}

	/**
	 * What stands below the field is a key of the data, not a name that a model declares.
	 */
	private static String json(JsonFilter filter) {
		String place = filter.path().field().name() + ((filter.path().steps().isEmpty()) ? "" : ".?");
		if (filter instanceof JsonFilter.Comparison comparison) {
			return place + " " + comparison.operator() + " ?";
		}
		if (filter instanceof JsonFilter.Membership membership) {
			return place + in(membership.negated(), membership.values());
		}
		return (filter instanceof JsonFilter.NullCheck check) ? place + isNull(check.negated()) : place + " CONTAINS ?";
	}

	private static String in(boolean negated, List<Object> values) {
		return ((negated) ? " NOT IN (" : " IN (") + values.size() + " values)";
	}

	private static String isNull(boolean negated) {
		return (negated) ? " IS NOT NULL" : " IS NULL";
	}

	private static String joined(List<Filter> operands, String operator) {
		return operands.stream().map(FilterShape::of).collect(Collectors.joining(operator, "(", ")"));
	}

	private static String fields(Sort sort) {
		return sort.orders().stream().map((order) -> order.field().name()).collect(Collectors.joining(", "));
	}

}
