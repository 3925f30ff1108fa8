/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Combines filters, and leaves out what has no effect.
 */
final class Connectives {

	private Connectives() {
	}

	static Filter and(List<? extends Filter> filters) {
		List<Filter> operands = new ArrayList<>(filters.size());
		for (Filter filter : filters) {
			if (filter instanceof Filter.None) {
				return filter;
			}
			if (filter instanceof Filter.And nested) {
				operands.addAll(nested.operands());
			}
			else if (!(filter instanceof Filter.All)) {
				operands.add(filter);
			}
		}
		return switch (operands.size()) {
			case 0 -> Filter.all();
			case 1 -> operands.get(0);
			default -> new Filter.And(operands);
		};
	}

	static Filter or(List<? extends Filter> filters) {
		List<Filter> operands = new ArrayList<>(filters.size());
		for (Filter filter : filters) {
			if (filter instanceof Filter.All) {
				return filter;
			}
			if (filter instanceof Filter.Or nested) {
				operands.addAll(nested.operands());
			}
			else if (!(filter instanceof Filter.None)) {
				operands.add(filter);
			}
		}
		return switch (operands.size()) {
			case 0 -> Filter.none();
			case 1 -> operands.get(0);
			default -> new Filter.Or(operands);
		};
	}

	static Filter not(Filter filter) {
		if (filter instanceof Filter.All) {
			return Filter.none();
		}
		if (filter instanceof Filter.None) {
			return Filter.all();
		}
		if (filter instanceof Filter.NullCheck check) {
			return new Filter.NullCheck(check.field(), !check.negated());
		}
		if (filter instanceof Filter.Membership membership) {
			return new Filter.Membership(membership.field(), membership.values(), !membership.negated());
		}
		if (filter instanceof JsonFilter.NullCheck check) {
			return new JsonFilter.NullCheck(check.path(), !check.negated());
		}
		if (filter instanceof JsonFilter.Membership membership) {
			return new JsonFilter.Membership(membership.path(), membership.values(), !membership.negated());
		}
		return new Filter.Not(filter);
	}

	static Filter mapRelated(Filter filter, Function<Filter.Related, Filter> replacement) {
		if (filter instanceof Filter.Related related) {
			return replacement.apply(related.with(mapRelated(related.filter(), replacement)));
		}
		if (filter instanceof Filter.And and) {
			return and(and.operands().stream().map((operand) -> mapRelated(operand, replacement)).toList());
		}
		if (filter instanceof Filter.Or or) {
			return or(or.operands().stream().map((operand) -> mapRelated(operand, replacement)).toList());
		}
		return (filter instanceof Filter.Not not) ? not(mapRelated(not.operand(), replacement)) : filter;
	}

}
