/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import io.dataflow.model.FieldModel;
import io.dataflow.query.Filter;

/**
 * Finds filters that every record satisfies although they do not look like it.
 */
final class Everything {

	private Everything() {
	}

	static boolean satisfies(Filter filter) {
		if (filter instanceof Filter.And and) {
			return and.operands().stream().allMatch(Everything::satisfies);
		}
		if (filter instanceof Filter.Or or) {
			return or.operands().stream().anyMatch((one) -> satisfies(one) || or.operands().contains(Filter.not(one)));
		}
		if (filter instanceof Filter.Not not) {
			return nothingSatisfies(not.operand());
		}
		if (filter instanceof Filter.NullCheck check) {
			return check.negated() && !check.field().nullable();
		}
		if (filter instanceof Filter.Comparison comparison) {
			return comparison.operator() == Filter.Operator.LIKE && !comparison.field().nullable()
					&& comparison.value().toString().matches("%+");
		}
		return filter instanceof Filter.All || (filter instanceof Filter.Membership membership && membership.negated()
				&& membership.values().isEmpty() && always(membership.field()));
	}

	private static boolean nothingSatisfies(Filter filter) {
		if (filter instanceof Filter.And and) {
			return and.operands().stream().anyMatch(Everything::nothingSatisfies);
		}
		if (filter instanceof Filter.Or or) {
			return or.operands().stream().allMatch(Everything::nothingSatisfies);
		}
		if (filter instanceof Filter.Not not) {
			return satisfies(not.operand());
		}
		if (filter instanceof Filter.NullCheck check) {
			return !check.negated() && always(check.field());
		}
		return filter instanceof Filter.None;
	}

	private static boolean always(FieldModel field) {
		return !field.nullable();
	}

}
