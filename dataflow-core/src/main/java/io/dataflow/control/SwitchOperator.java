/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

import io.dataflow.error.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * How a {@code SwitchNode} compares. Null has no order: every comparison of order with it
 * is false.
 */
enum SwitchOperator {

	EQUAL("==") {
		@Override
		boolean test(@Nullable Object left, @Nullable Object right) {
			return Values.equal(left, right);
		}
	},

	NOT_EQUAL("!=") {
		@Override
		boolean test(@Nullable Object left, @Nullable Object right) {
			return !Values.equal(left, right);
		}
	},

	GREATER(">") {
		@Override
		boolean test(@Nullable Object left, @Nullable Object right) {
			return ordered(left, right, (order) -> order > 0);
		}
	},

	LESS("<") {
		@Override
		boolean test(@Nullable Object left, @Nullable Object right) {
			return ordered(left, right, (order) -> order < 0);
		}
	},

	GREATER_OR_EQUAL(">=") {
		@Override
		boolean test(@Nullable Object left, @Nullable Object right) {
			return ordered(left, right, (order) -> order >= 0);
		}
	},

	LESS_OR_EQUAL("<=") {
		@Override
		boolean test(@Nullable Object left, @Nullable Object right) {
			return ordered(left, right, (order) -> order <= 0);
		}
	},

	IN("in") {
		@Override
		boolean test(@Nullable Object left, @Nullable Object right) {
			return right != null && holds(right, left, () -> SwitchOperatorException.incomparable("in", left, right));
		}
	},

	CONTAINS("contains") {
		@Override
		boolean test(@Nullable Object left, @Nullable Object right) {
			return left != null
					&& holds(left, right, () -> SwitchOperatorException.incomparable("contains", left, right));
		}
	},

	IS_NULL("is_null") {
		@Override
		boolean test(@Nullable Object left, @Nullable Object right) {
			return left == null;
		}
	},

	IS_NOT_NULL("is_not_null") {
		@Override
		boolean test(@Nullable Object left, @Nullable Object right) {
			return left != null;
		}
	};

	private final String symbol;

	SwitchOperator(String symbol) {
		this.symbol = symbol;
	}

	static SwitchOperator parse(String symbol) {
		for (SwitchOperator operator : values()) {
			if (operator.symbol.equals(symbol)) {
				return operator;
			}
		}
		throw SwitchOperatorException.unknown(symbol, Suggestion.of(symbol, symbols()));
	}

	static List<String> symbols() {
		return Arrays.stream(values()).map((operator) -> operator.symbol).toList();
	}

	/**
	 * Compare two values.
	 * @throws SwitchOperatorException DF-907 when they cannot be compared
	 */
	abstract boolean test(@Nullable Object left, @Nullable Object right);

	boolean ordered(@Nullable Object left, @Nullable Object right, IntPredicate wanted) {
		if (left == null || right == null) {
			return false;
		}
		Integer order = Values.compare(left, right);
		if (order == null) {
			throw SwitchOperatorException.incomparable(this.symbol, left, right);
		}
		return !Values.isNotANumber(left) && !Values.isNotANumber(right) && wanted.test(order);
	}

	boolean holds(Object container, @Nullable Object value, Supplier<SwitchOperatorException> refusal) {
		List<?> list = Inputs.list(container);
		if (list != null) {
			return list.stream().anyMatch((entry) -> Values.equal(entry, value));
		}
		if (container instanceof Map<?, ?> map) {
			return map.keySet().stream().anyMatch((key) -> Values.equal(key, value));
		}
		if (container instanceof CharSequence text && (value == null || value instanceof CharSequence)) {
			return value != null && text.toString().contains((CharSequence) value);
		}
		throw refusal.get();
	}

}
